namespace Playbooks.Language.Templates.Rendering;

/// <summary>A text that is markup already and is written as it is.</summary>
internal sealed record RawText(string Text)
{
    public override string ToString() => Text;
}
