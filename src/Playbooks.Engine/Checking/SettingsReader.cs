using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Checking;

/// <summary>Reads workspace.json.</summary>
internal static class SettingsReader
{
    /// <summary>The format that this program reads and writes.</summary>
    public const int CurrentFormat = 1;

    // As people write them who do not know that there are codes.
    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["English"] = "en", ["German"] = "de", ["Deutsch"] = "de", ["French"] = "fr", ["Français"] = "fr", ["Spanish"] = "es", ["Español"] = "es", ["Italian"] = "it",
        ["Italiano"] = "it", ["Dutch"] = "nl", ["Nederlands"] = "nl", ["Portuguese"] = "pt", ["Português"] = "pt", ["Polish"] = "pl", ["Polski"] = "pl", ["en_US"] = "en-US", ["en_GB"] = "en-GB", ["de_DE"] = "de-DE",
    };

    private static readonly Dictionary<string, string> Currencies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["€"] = "EUR", ["Euro"] = "EUR", ["EUR"] = "EUR", ["$"] = "USD", ["US$"] = "USD", ["Dollar"] = "USD", ["USD"] = "USD", ["£"] = "GBP", ["Pound"] = "GBP", ["GBP"] = "GBP",
        ["¥"] = "JPY", ["JPY"] = "JPY", ["CHF"] = "CHF", ["Franken"] = "CHF", ["Fr."] = "CHF", ["₹"] = "INR", ["INR"] = "INR", ["zł"] = "PLN", ["PLN"] = "PLN",
    };

    /// <summary>What holds where workspace.json says nothing.</summary>
    public static readonly WorkspaceSettings Default = new("workspace", "workspace", "en", "EUR");

    /// <summary>The settings, or null when the workspace is written in a format that cannot be read.</summary>
    public static WorkspaceSettings? Read(JsonNode root, ICollection<Diagnostic> diagnostics)
    {
        if (ObjectReader.Open(root, "workspace.json", diagnostics) is not { } reader)
        {
            return Default;
        }
        reader.Text("$schema");
        if (!CheckFormat(reader, diagnostics))
        {
            return null;
        }
        var name = reader.RequireText("name", "write a short name");
        var title = reader.Text("title");
        var language = reader.Text("language");
        var currency = reader.Text("currency");
        reader.Finish();
        if (language is not null && !TemplateName.IsLanguage(language.Text))
        {
            diagnostics.Add(WorkspaceErrors.BadSetting.At(language.Location, $"`{JsonScanner.Shown(language.Text)}` is no language", Languages.GetValueOrDefault(language.Text) is { } code ? $"write `{code}`" : "languages are written like `en` or `de-AT`"));
        }
        if (currency is not null && !(currency.Text.Length == 3 && currency.Text.All(char.IsAsciiLetterUpper)))
        {
            diagnostics.Add(WorkspaceErrors.BadSetting.At(currency.Location, $"`{JsonScanner.Shown(currency.Text)}` is no currency", Currencies.GetValueOrDefault(currency.Text) is { } code ? $"write `{code}`" : "currencies are written like `EUR`"));
        }
        return new WorkspaceSettings(
            name?.Text ?? Default.Name,
            title?.Text ?? name?.Text ?? Default.Title,
            language?.Text ?? Default.Language,
            currency?.Text ?? Default.Currency);
    }

    private static bool CheckFormat(ObjectReader reader, ICollection<Diagnostic> diagnostics)
    {
        switch (reader.Find("format"))
        {
            case null:
                diagnostics.Add(WorkspaceErrors.NoFormat.At(Places.Of(reader.Node), "workspace.json does not say in which format the workspace is written", $"write `\"format\": {CurrentFormat}`"));
                return true;
            case JsonNumber number when number.TryGetLong(out var format) && format == CurrentFormat:
                return true;
            case JsonNumber number when number.TryGetLong(out var format) && format > CurrentFormat:
                diagnostics.Add(WorkspaceErrors.UnknownFormat.At(number.Location, $"the workspace is written in format {format}, and this program reads up to {CurrentFormat}", "use a newer version of the program"));
                return false;
            case var other:
                diagnostics.Add(WorkspaceErrors.UnknownFormat.At(Places.Of(other), $"`{JsonScanner.Shown(Places.Of(other).Text)}` is no format of workspaces", $"write `\"format\": {CurrentFormat}`"));
                return true;
        }
    }
}
