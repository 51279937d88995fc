using Playbooks.Engine.Filling;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Reads objects of facts into rows: <c>{"arr":1200,"renewsOn":{"value":"2026-05-01","asOf":"2026-01-01"}}</c>.</summary>
/// <param name="vocabulary">The facts that there are.</param>
/// <param name="diagnostics">Where mistakes go.</param>
public sealed class FactRowReader(FactVocabulary vocabulary, ICollection<Diagnostic> diagnostics)
{
    private readonly List<FactAge> _ages = [];
    private readonly FactValueReader _values = new(diagnostics);

    /// <summary>When facts of the rows read so far were learned, for those that say so.</summary>
    public IReadOnlyList<FactAge> Ages => _ages;

    // In a set of facts a contact may say how many others are like it; among records every contact stands for itself.
    internal bool KnowsTimes { get; init; }

    /// <summary>The row of an object whose keys are fact names without their entity. Values with mistakes are reported and left out.</summary>
    public FactRow Read(JsonObject node, Entity entity)
    {
        var layout = vocabulary.LayoutOf(entity);
        var row = new FactRow(layout);
        foreach (var member in node.Members)
        {
            if (KnowsTimes && entity == Entity.Contact && member.Key == "times" && layout.Find("times") is null)
            {
                continue;
            }
            if (vocabulary.Find($"{layout.Name}.{member.Key}") is not { } fact)
            {
                ReportUnknown(member, entity, layout);
            }
            else if (fact.Derivation is not (null or ScriptDerivation))
            {
                diagnostics.Add(FactErrors.DerivedGiven.At(member.Name.Location, $"`{fact.Name}` is derived from other facts and cannot be given", "leave it out"));
            }
            else
            {
                ReadFact(row, fact, member.Value);
            }
        }
        return row;
    }

    /// <summary>The row of a document that holds such an object.</summary>
    public FactRow Read(SourceText source, Entity entity)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (Utf8Text.Use(source.Text, this, (utf8, reader) => FactsFiller.FillRow(FactSlots.Of(vocabulary), utf8, entity, reader._ages)) is { } filled)
        {
            return filled;
        }
        return JsonReader.Read(source, diagnostics).Root is JsonObject node ? Read(node, entity) : new FactRow(vocabulary.LayoutOf(entity));
    }

    internal void Date(IEnumerable<FactAge> ages) => _ages.AddRange(ages);

    private void ReadFact(FactRow row, FactDefinition fact, JsonNode node)
    {
        DateTimeOffset? asOf = null;
        // An object that looks like no value with its age is a value of the wrong kind.
        if (node is JsonObject wrapped && (wrapped.Find("value") ?? wrapped.Find("asOf")) is not null)
        {
            var reader = ObjectReader.Open(wrapped, $"`{fact.Name}`", diagnostics)!;
            var given = reader.Require("value", "write `{ \"value\": …, \"asOf\": \"2026-01-01\" }`");
            asOf = reader.RequireText("asOf") is { } text ? DateText.ParseTime(text.Excerpt, diagnostics) : null;
            reader.Finish();
            if (given is null)
            {
                return;
            }
            node = given;
        }
        if (_values.Read(fact, node) is { } value)
        {
            row.Set(fact.Column, value);
            if (asOf is { } at)
            {
                _ages.Add(new FactAge(row, fact.Column, at));
            }
        }
    }

    private void ReportUnknown(JsonMember member, Entity entity, RowLayout layout)
    {
        var prefix = layout.Name + ".";
        var names = vocabulary.Facts.Where(fact => fact.Entity == entity).Select(fact => fact.Name[prefix.Length..]);
        var help = member.Key.StartsWith(prefix, StringComparison.Ordinal) && vocabulary.Find(member.Key) is not null
            ? $"write `{member.Key[prefix.Length..]}`"
            : ClosestName.Help(member.Key, names) ?? "facts are declared in `playbooks/facts.json`";
        diagnostics.Add(FactErrors.UnknownFact.At(member.Name.Location, $"unknown fact `{prefix}{ReasonText.Of(member.Key)}`", help));
    }
}
