using System.Collections.Immutable;

namespace Playbooks.Engine.Deciding;

/// <summary>What a template writes whoever it is for: its pieces of plain text, which are found again in the messages that it wrote.</summary>
internal sealed class TemplateTexts
{
    // A shorter one would not be worth its place and its number.
    private const int Shortest = 24;

    // So many that no message is looked through for long.
    private const int Most = 256;

    // Between two pieces stand values and short texts. One that is not there, of a branch that was not taken, costs no more than this.
    private const int Farthest = 512;

    private readonly ImmutableArray<Piece> _pieces;

    /// <summary>Those of a template.</summary>
    /// <param name="name">The template's name, with its language where it has one.</param>
    /// <param name="texts">Its pieces of plain text, in the order of reading.</param>
    /// <param name="share">The shared text for a piece, one for all templates that have it.</param>
    public TemplateTexts(string name, ImmutableArray<string> texts, Func<string, SharedText> share)
    {
        Name = PlainJson.Share(json => json.Text(DecisionNames.Template, name));
        _pieces = [.. texts.Where(IsShared).Take(Most).Select(text => new Piece(text, share(text)))];
    }

    /// <summary>The member that names it.</summary>
    public SharedText Name { get; }

    /// <summary>Writes a text of the template as a value.</summary>
    public void Write(PlainJson json, string text)
    {
        json.StartText();
        var rest = text.AsSpan();
        foreach (var piece in _pieces)
        {
            var near = rest[..Math.Min(rest.Length, Farthest + piece.Text.Length)];
            if (near.IndexOf(piece.Text) is >= 0 and var at)
            {
                json.Part(rest[..at]);
                json.Part(piece.Json);
                rest = rest[(at + piece.Text.Length)..];
            }
        }
        json.Part(rest);
        json.EndText();
    }

    // Half of a letter at an end would be written otherwise beside its other half.
    private static bool IsShared(string text) => text.Length >= Shortest && !char.IsSurrogate(text[0]) && !char.IsSurrogate(text[^1]);

    private readonly record struct Piece(string Text, SharedText Json);
}
