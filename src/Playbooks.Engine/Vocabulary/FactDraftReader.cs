using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Vocabulary;

/// <summary>Reads what a fact declares of itself: name, type, bounds, words for people.</summary>
internal static class FactDraftReader
{
    private static readonly string[] Entities = ["account", "contact", "event"];

    /// <summary>A draft of a member of <c>facts</c> or <c>derived</c>; null when it has no usable name.</summary>
    public static FactDraft? Read(JsonMember member, bool isDerived, ICollection<Diagnostic> diagnostics)
    {
        if (ReadName(member.Name, diagnostics) is not var (entity, column))
        {
            return null;
        }
        if (ObjectReader.Open(member.Value, "a fact", diagnostics, $"write `{{ \"type\": \"{(member.Value is JsonString word ? JsonScanner.Shown(word.Text) : "text")}\" }}`") is not { } reader)
        {
            return new FactDraft { Member = member, Entity = entity, ColumnName = column, Type = DataType.Any };
        }
        var type = TypeReader.Read(reader, isDerived, diagnostics);
        var (min, max) = ReadBounds(reader, type, diagnostics);
        var draft = new FactDraft
        {
            Member = member,
            Entity = entity,
            ColumnName = column,
            Type = type,
            Label = reader.Text("label")?.Text,
            Unit = reader.Text("unit")?.Text,
            Description = reader.Text("description")?.Text,
            IsPersonal = reader.Boolean("personal") ?? false,
            Min = min,
            Max = max,
        };
        if (isDerived)
        {
            return draft with { Derivation = reader };
        }
        draft = draft with { Asks = reader.Text("asks")?.Text, StaleAfter = reader.Duration("staleAfter"), Recorded = reader.Text("recorded") };
        reader.Finish();
        return draft;
    }

    private static (Entity Entity, string Column)? ReadName(JsonString name, ICollection<Diagnostic> diagnostics)
    {
        var parts = name.Text.Split('.');
        var entity = Array.IndexOf(Entities, parts[0]);
        if (entity < 0 || parts.Length != 2 || !IsColumnName(parts[1]))
        {
            diagnostics.Add(VocabularyErrors.BadName.At(name.Location, $"`{JsonScanner.Shown(name.Text)}` is no name of a fact", HelpWithName(parts)));
            // It is declared all the same where it can be, so that its uses are not reported as well.
            return entity >= 0 && parts.Length == 2 ? ((Entity)entity, parts[1]) : null;
        }
        if (name.Text is "account.id" or "contact.id" or "account.contacts")
        {
            diagnostics.Add(VocabularyErrors.BuiltIn.At(name.Location, $"`{name.Text}` is there by itself", "delete it here"));
            return null;
        }
        return ((Entity)entity, parts[1]);
    }

    private static string HelpWithName(string[] parts)
    {
        var words = parts[1..].SelectMany(part => part.Split(part.Where(character => !char.IsAsciiLetterOrDigit(character)).ToArray(), StringSplitOptions.RemoveEmptyEntries));
        var column = string.Concat(words.Select((word, at) => $"{(at == 0 ? char.ToLowerInvariant(word[0]) : char.ToUpperInvariant(word[0]))}{word[1..]}"));
        return IsColumnName(column) && (ClosestName.Find(parts[0], Entities) ?? OtherWord.Find(parts[0], Entities)) is { } entity ? $"write `{entity}.{column}`"
            : parts is [var alone] && IsColumnName(alone) ? $"write `account.{alone}` for what belongs to the whole account, or `contact.{alone}`"
            : "facts are named like `account.arr`, `contact.jobTitle` or `event.kind`";
    }

    private static bool IsColumnName(string name) =>
        name.Length is > 0 and <= 100 && char.IsAsciiLetterLower(name[0]) && name.All(char.IsAsciiLetterOrDigit);

    private static (object? Min, object? Max) ReadBounds(ObjectReader reader, DataType type, ICollection<Diagnostic> diagnostics)
    {
        var (min, max) = (ReadBound(reader, "min", type, diagnostics), ReadBound(reader, "max", type, diagnostics));
        if (min is not null && max is not null && Comparer<object>.Default.Compare(min, max) > 0)
        {
            diagnostics.Add(VocabularyErrors.BoundsUpsideDown.At(Places.Of(reader.Find("min")!), "`min` is above `max`", "exchange them"));
        }
        return (min, max);
    }

    private static object? ReadBound(ObjectReader reader, string key, DataType type, ICollection<Diagnostic> diagnostics)
    {
        if (reader.Find(key) is not { } node || type is AnyType)
        {
            return null;
        }
        if (!RangeCells.IsOrdered(type))
        {
            diagnostics.Add(VocabularyErrors.BoundsNotApplicable.At(Places.Of(node), $"`{key}` does not apply to {TypeWords.Of(type)}", "delete it; numbers, amounts, dates and times have bounds"));
            return null;
        }
        return Literals.Read(node, type, diagnostics);
    }
}
