using System.Collections.Immutable;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;
using Playbooks.Studio.Wording;

namespace Playbooks.Studio.Trying;

/// <summary>A fact in the form.</summary>
/// <param name="Fact">The fact; its whole name is the field's.</param>
/// <param name="Value">What the field holds; empty for not known.</param>
/// <param name="SampleValue">What the sample book says; empty for not known.</param>
public sealed record FactField(FactDefinition Fact, string Value, string SampleValue)
{
    /// <summary>The longest text of one field that is taken.</summary>
    public const int LongestValue = 500;

    /// <summary>Why the value cannot be taken, or null.</summary>
    public string? Complaint { get; init; }

    /// <summary>Whether the value is another than the sample's.</summary>
    public bool IsChanged => Value != SampleValue;

    /// <summary>How the field is filled in.</summary>
    public FieldKind Kind => Fact.Type switch
    {
        ChoiceType => FieldKind.Select,
        ListType => FieldKind.Lines,
        ScalarType { Kind: ScalarKind.Bool } => FieldKind.YesNo,
        ScalarType { Kind: ScalarKind.DateTime } => FieldKind.Date,
        ScalarType { IsNumeric: true } => FieldKind.Number,
        _ => FieldKind.Text,
    };

    /// <summary>The values to choose from, as the field holds them and as people read them.</summary>
    public ImmutableArray<(string Value, string Shown)> Options => Fact.Type switch
    {
        ChoiceType choice => [.. choice.Values.Select(value => (value, Words.Spaced(value)))],
        ScalarType { Kind: ScalarKind.Bool } => [("true", "Yes"), ("false", "No")],
        _ => [],
    };

    /// <summary>The step of a number's field.</summary>
    public string Step => Fact.Type is ScalarType { IsInteger: true } ? "1" : "any";

    /// <summary>What the field is called on the page.</summary>
    public string Label => Fact.Label == Fact.Name ? Words.Spaced(Fact.Column.Name) : Fact.Label;

    /// <summary>The field's id in the page.</summary>
    public string Id => Fact.Name.Replace('.', '-');
}

/// <summary>How a field is filled in.</summary>
public enum FieldKind
{
    /// <summary>One of a list.</summary>
    Select,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Several texts, one a line.</summary>
    Lines,
}
