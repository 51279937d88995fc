using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions;
using Playbooks.Language.Text;
using Playbooks.Language.Values;
using Playbooks.Retention.Book.Reading;

namespace Playbooks.Retention.Book.Maps;

/// <summary>Reads what a map says of the facts: for each the column, the expression or the translated column that feeds it.</summary>
internal sealed class FeedReader(FactVocabulary vocabulary, RowLayout columns, ICollection<Diagnostic> diagnostics)
{
    private readonly ExpressionScope _scope = ExpressionScope.Empty.WithColumnsOf(0, columns);

    /// <summary>One member of a map's <c>facts</c>; null when something is wrong with it.</summary>
    public FactFeed? Read(JsonMember member)
    {
        var fact = FindFact(member.Name);
        if (member.Value is JsonString name)
        {
            return fact is null ? null : Feed(fact, FindColumn(name, fact), [], null, isTranslated: false);
        }
        if (ObjectReader.Open(member.Value, "what feeds a fact", diagnostics) is not { } feed)
        {
            return null;
        }
        var (column, text, values, otherwise) = (feed.Text("column"), feed.Text("is"), feed.Object("values"), feed.Find("otherwise"));
        feed.Finish();
        if ((column is null) == (text is null))
        {
            diagnostics.Add(ShapeErrors.Conflict.At(member.Name.Location, $"`{member.Key}` is fed either by a column or by an expression", "write `column` with the name of a column, or `is` with an expression"));
            return null;
        }
        return fact is null ? null : Read(fact, column, text, values, otherwise);
    }

    private FactFeed? Read(FactDefinition fact, JsonString? column, JsonString? text, JsonObject? values, JsonNode? otherwise)
    {
        var translations = (values?.Members ?? []).Select(value => (value.Key, Value: ReadValue(fact, value.Value))).Where(item => item.Value is not null)
            .ToImmutableDictionary(item => item.Key, item => item.Value!, StringComparer.Ordinal);
        var other = otherwise is null ? null : ReadValue(fact, otherwise);
        var isTranslated = values is not null;
        var expression = text is null
            ? FindColumn(column!, isTranslated ? null : fact)
            : Expression.Check(text.Excerpt, _scope, diagnostics, isTranslated ? null : fact.Type);
        return Feed(fact, expression, translations, other, isTranslated);
    }

    private FactDefinition? FindFact(JsonString name)
    {
        if (vocabulary.Find(name.Text) is not { } fact)
        {
            diagnostics.Add(MapErrors.UnknownFact.At(name.Location, $"unknown fact `{name.Text}`", ClosestName.Help(name.Text, vocabulary.Facts.Select(known => known.Name))));
            return null;
        }
        if (FactColumns.IsGiven(fact))
        {
            return fact;
        }
        diagnostics.Add(MapErrors.DerivedFact.At(name.Location, $"`{name.Text}` is derived from other facts and cannot be given", "feed the facts that it is derived from"));
        return null;
    }

    private CheckedExpression? FindColumn(JsonString name, FactDefinition? fact)
    {
        if (columns.Find(name.Text) is not { } column)
        {
            diagnostics.Add(MapErrors.UnknownColumn.At(name.Location, $"the map reads no column `{name.Text}`", ClosestName.Help(name.Text, columns.Columns.Select(known => known.Name)) ?? "name it under `columns` first"));
            return null;
        }
        if (fact is null || CanFeed(column.Type, fact.Type))
        {
            return Expression.Check(name.Excerpt, _scope, diagnostics);
        }
        diagnostics.Add(MapErrors.WrongType.At(name.Location, $"`{name.Text}` is {column.Type.AuthorName}, and `{fact.Name}` is {fact.Type.AuthorName}", "read the column as another type, or convert it with `is`"));
        return null;
    }

    private static bool CanFeed(DataType column, DataType fact) =>
        Conversions.IsImplicit(column, fact)
        || (column is ScalarType { IsNumeric: true } && fact is ScalarType { Kind: ScalarKind.Double or ScalarKind.Decimal })
        || (column is ScalarType { Kind: ScalarKind.String } && fact is ChoiceType);

    private object? ReadValue(FactDefinition fact, JsonNode node)
    {
        var text = node switch
        {
            JsonString plain => plain.Text,
            JsonNumber number => number.Text,
            JsonBoolean truth => truth.Value ? "true" : "false",
            _ => "",
        };
        if (node is JsonNull || FactText.Parse(text, fact.Type) is not { } value)
        {
            var help = fact.Type is ChoiceType choice ? ClosestName.Help(text, choice.Values) ?? $"one of: {string.Join(", ", choice.Values)}" : null;
            diagnostics.Add(MapErrors.UnknownValue.At(node.Location, $"`{text}` is no value of `{fact.Name}`, which is {fact.Type.AuthorName}", help));
            return null;
        }
        return value;
    }

    private FactFeed? Feed(FactDefinition fact, CheckedExpression? value, ImmutableDictionary<string, object> values, object? otherwise, bool isTranslated)
    {
        if (value is null)
        {
            return null;
        }
        // Texts for a choice stand for themselves where nothing translates them; a row with another word is rejected.
        var isText = isTranslated || (fact.Type is ChoiceType && value.Type is ScalarType { Kind: ScalarKind.String });
        if (!isText && fact.Type is ChoiceType && !Conversions.IsImplicit(value.Type, fact.Type))
        {
            diagnostics.Add(MapErrors.WrongType.At(value.Excerpt.Locate(new TextSpan(0, value.Text.Length)), $"this is {value.Type.AuthorName}, and `{fact.Name}` is {fact.Type.AuthorName}"));
            return null;
        }
        return new FactFeed(fact, value, isText ? null : value.CompileTo(fact.Column), values, otherwise);
    }
}
