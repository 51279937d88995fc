namespace Playbooks.Cli.Terminal;

/// <summary>Colours a text where colour is wanted, and leaves it as it is elsewhere.</summary>
internal readonly record struct Colour(bool IsOn)
{
    public string Red(string text) => Wrap("1;31", text);

    public string Yellow(string text) => Wrap("1;33", text);

    public string Blue(string text) => Wrap("1;34", text);

    public string Green(string text) => Wrap("32", text);

    public string Bold(string text) => Wrap("1", text);

    public string Dim(string text) => Wrap("2", text);

    private string Wrap(string code, string text) => IsOn ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
