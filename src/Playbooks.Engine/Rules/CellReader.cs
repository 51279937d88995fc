using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Rules;

/// <summary>Reads cells from JSON: texts are tests, the items of arrays and numbers are values as they stand.</summary>
internal static class CellReader
{
    /// <summary>A cell, or null with a report.</summary>
    public static Cell? Read(JsonNode node, FactDefinition fact, ICollection<Diagnostic> diagnostics)
    {
        switch (node)
        {
            case JsonString text when string.IsNullOrWhiteSpace(text.Text):
                diagnostics.Add(CellErrors.Empty.At(text.Location, "the cell is empty", "`*` stands for anything"));
                return null;
            case JsonString text:
                return CellParser.Parse(text.Excerpt, fact, diagnostics) is { } test ? new Cell(fact, test, text.Text.Trim()) : null;
            case JsonArray list:
                return ReadValues(list, fact, diagnostics);
            case JsonNumber or JsonBoolean when fact.Type is AnyType:
                return new Cell(fact, new AnyTest(), node.Location.Text);
            case JsonNumber or JsonBoolean when fact.Type is not ListType:
                return Literals.Read(node, fact.Type, diagnostics) is { } value ? new Cell(fact, new OneOfTest([value], false), node.Location.Text) : null;
            default:
                var help = node is JsonNull ? "write `is not known`, or `*` for anything" : "a cell is a text such as `\"> 5\"`, a number, true or false, or a list of values";
                diagnostics.Add(ShapeErrors.WrongKind.At(Places.Of(node), $"{node.KindName} is no cell", help));
                return null;
        }
    }

    private static Cell? ReadValues(JsonArray list, FactDefinition fact, ICollection<Diagnostic> diagnostics)
    {
        if (list.Items.Length == 0)
        {
            diagnostics.Add(CellErrors.Empty.At(list.Location, "the list of values is empty", "`*` stands for anything"));
            return null;
        }
        if (fact.Type is ListType)
        {
            diagnostics.Add(CellErrors.NotApplicable.At(Places.Of(list), $"`{fact.Name}` is {TypeWords.Of(fact.Type)}, and these are single values", "write `\"has A | B\"`"));
            return null;
        }
        var (values, isRight) = (ImmutableArray.CreateBuilder<object>(), true);
        foreach (var item in fact.Type is AnyType ? [] : list.Items)
        {
            if (Literals.Read(item, fact.Type, diagnostics) is { } value)
            {
                CellValues.Add(values, value, item.Location, diagnostics);
            }
            else
            {
                isRight = false;
            }
        }
        var text = string.Join(" | ", list.Items.Select(item => item.Location.Text));
        CellTest test = fact.Type is AnyType ? new AnyTest() : new OneOfTest(values.ToImmutable(), false);
        return isRight ? new Cell(fact, test, text) : null;
    }
}
