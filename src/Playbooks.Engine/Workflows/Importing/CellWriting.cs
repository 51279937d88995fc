using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Playbooks.Engine.Rules;
using Playbooks.Language.Expressions.Outlining;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Workflows.Importing;

/// <summary>Simple tests as cells of a playbook.</summary>
internal static class CellWriting
{
    /// <summary>The cell, or null for a test that no cell of the fact's type asks.</summary>
    public static JsonNode? Of(SimpleTest test, DataType type) => (test.Operator, type) switch
    {
        (SimpleOperator.Known, _) => "is known",
        (SimpleOperator.NotKnown, _) => "is not known",
        (SimpleOperator.OneOf, ScalarType { Kind: ScalarKind.Bool }) when test.Values is [bool truth] => truth,
        (SimpleOperator.OneOf, ScalarType { Kind: ScalarKind.String }) when AreTexts(test.Values) => test.Values is [string one] && IsPlain(one) ? one : List(test.Values),
        (SimpleOperator.OneOf, ScalarType { IsNumeric: true }) when AreNumbers(test.Values) => test.Values is [var one] ? Number(one) : List(test.Values),
        (SimpleOperator.NoneOf, ScalarType { Kind: ScalarKind.String }) when AreTexts(test.Values) => $"not {string.Join(" | ", test.Values.Select(value => Quoted((string)value)))}",
        (SimpleOperator.NoneOf, ScalarType { IsNumeric: true }) when AreNumbers(test.Values) => $"not {string.Join(" | ", test.Values.Select(Text))}",
        (SimpleOperator.Starts, ScalarType { Kind: ScalarKind.String }) when test.Values is [string { Length: > 0 } part] => $"starts {Quoted(part)}",
        (SimpleOperator.Ends, ScalarType { Kind: ScalarKind.String }) when test.Values is [string { Length: > 0 } part] => $"ends {Quoted(part)}",
        (SimpleOperator.Contains, ScalarType { Kind: ScalarKind.String }) when test.Values is [string { Length: > 0 } part] => $"contains {Quoted(part)}",
        (SimpleOperator.Contains, ListType { Element: ScalarType { Kind: ScalarKind.String } }) when test.Values is [string { Length: > 0 } part] => $"has {Quoted(part)}",
        (>= SimpleOperator.Less and <= SimpleOperator.AtLeast, ScalarType { IsNumeric: true }) when AreNumbers(test.Values) => $"{Sign(test.Operator)} {Text(test.Values[0])}",
        _ => null,
    };

    private static string Sign(SimpleOperator op) => op switch
    {
        SimpleOperator.Less => "<",
        SimpleOperator.AtMost => "<=",
        SimpleOperator.More => ">",
        _ => ">=",
    };

    private static bool AreTexts(ImmutableArray<object> values) => values.All(value => value is string { Length: > 0 } text && !string.IsNullOrWhiteSpace(text));

    private static bool AreNumbers(ImmutableArray<object> values) => values.All(value => value is int or long or double or decimal);

    private static JsonArray List(ImmutableArray<object> values) => new([.. values.Distinct().Select(value => value is string text ? JsonValue.Create(text) : Number(value))]);

    private static JsonNode Number(object value) => JsonNode.Parse(Text(value))!;

    private static string Text(object value) => value is double real
        ? real.ToString("0.###############", CultureInfo.InvariantCulture)
        : ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture);

    // What begins as a test does, or holds a sign of cells, stands in quotes.
    private static bool IsPlain(string text) =>
        CellValues.TestWordOf(text) is null && text.Trim() == text && text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_') && char.IsLetterOrDigit(text[0]);

    private static string Quoted(string text) => IsPlain(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
