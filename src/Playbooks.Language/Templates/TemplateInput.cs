namespace Playbooks.Language.Templates;

/// <summary>What one rendering is given.</summary>
public sealed class TemplateInput
{
    /// <summary>Values by name: CLR values of the lattice, <see cref="ITemplateObject"/>s, or lists of either.</summary>
    public required IReadOnlyDictionary<string, object?> Values { get; init; }

    /// <summary>The time that <c>date.now</c> gives: the decision's, never the clock.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>Language of numbers, amounts, days and months, such as <c>de</c> or <c>de-AT</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>ISO 4217 code of the account's currency, or null to write amounts without one.</summary>
    public string? Currency { get; init; }

    /// <summary>How much the rendering may do.</summary>
    public TemplateLimits Limits { get; init; } = TemplateLimits.Default;
}
