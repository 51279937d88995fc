namespace Playbooks.Language.Text;

/// <summary>A place in a text as editors show it.</summary>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Column">Column number, from 1, in UTF-16 code units, as in Monaco and the language server protocol.</param>
public readonly record struct LinePosition(int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}";
}
