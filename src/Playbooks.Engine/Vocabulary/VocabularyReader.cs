using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Scripts;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Vocabulary;

/// <summary>Reads facts.json.</summary>
internal static class VocabularyReader
{
    private const int MostFacts = 2_000;

    /// <summary>
    /// The vocabulary; what is wrong is reported, and named facts are there all the same. Null when there are no facts
    /// to be made out at all, so that every name elsewhere would be unknown.
    /// </summary>
    public static FactVocabulary? Read(JsonNode root, DocumentSet documents, ICollection<Diagnostic> diagnostics)
    {
        if (ReadDrafts(root, diagnostics) is not { } drafts)
        {
            return null;
        }
        var declared = Declare(drafts);
        var derivations = new Dictionary<string, DraftDerivation>(StringComparer.Ordinal);
        var reader = new DerivationReader(declared, documents, diagnostics);
        foreach (var draft in drafts.Where(draft => draft.Derivation is not null))
        {
            if (reader.Read(draft, declared.Find(draft.Name)!) is { } derivation)
            {
                derivations.Add(draft.Name, derivation);
            }
        }
        ScriptRests.Check(derivations, diagnostics);
        var derived = drafts.Where(draft => draft.Derivation is not null).Select(draft => draft.Name);
        var order = DerivationOrder.Sort(derived, derivations, name => declared.Find(name)!, diagnostics);
        return Finish(declared, order, derivations, RecordedReader.ReadAll(drafts, declared, diagnostics));
    }

    private static List<FactDraft>? ReadDrafts(JsonNode root, ICollection<Diagnostic> diagnostics)
    {
        if (ObjectReader.Open(root, "facts.json", diagnostics) is not { } reader)
        {
            return null;
        }
        reader.Text("$schema");
        var members = new List<(JsonMember Member, bool IsDerived)>();
        var facts = reader.Require("facts", "the facts that are given stand in `facts`") is null ? null : reader.Object("facts");
        members.AddRange(facts?.Members.Select(member => (member, false)) ?? []);
        members.AddRange(reader.Object("derived")?.Members.Select(member => (member, true)) ?? []);
        reader.Finish();
        if (facts is null)
        {
            return null;
        }
        if (members.Count > MostFacts)
        {
            diagnostics.Add(VocabularyErrors.TooMany.At(members[MostFacts].Member.Name.Location, $"there are {members.Count} facts, more than {MostFacts}", null));
            members.RemoveRange(MostFacts, members.Count - MostFacts);
        }
        return WithoutRepeated(members, diagnostics);
    }

    private static List<FactDraft> WithoutRepeated(List<(JsonMember Member, bool IsDerived)> members, ICollection<Diagnostic> diagnostics)
    {
        var drafts = new List<FactDraft>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (member, isDerived) in members)
        {
            if (!names.Add(member.Key))
            {
                diagnostics.Add(VocabularyErrors.Twice.At(member.Name.Location, $"`{member.Key}` is both given and derived", "delete one of the two"));
                // Which of the two is meant is not known, so nothing else is said about its type.
                drafts = drafts.ConvertAll(draft => draft.Name == member.Key ? draft with { Type = DataType.Any } : draft);
            }
            else if (FactDraftReader.Read(member, isDerived, diagnostics) is { } draft)
            {
                drafts.Add(draft);
            }
        }
        return drafts;
    }

    private static FactVocabulary Declare(List<FactDraft> drafts)
    {
        var contact = LayOut(Entity.Contact, "contact", null);
        var account = LayOut(Entity.Account, "account", [("contacts", contact)]);
        var @event = new RowLayout("event", ColumnsOf(Entity.Event));
        var ids = new[] { Id(Entity.Account, "account", account), Id(Entity.Contact, "contact", contact) };
        var facts = ids.Concat(drafts.Select(draft => draft.Place(LayoutOf(draft.Entity))));
        return new FactVocabulary([.. facts], [], account, contact, @event);

        List<(string Name, DataType Type)> ColumnsOf(Entity entity)
        {
            var columns = new List<(string, DataType)>();
            if (entity != Entity.Event)
            {
                columns.Add(("id", DataType.String));
            }
            foreach (var draft in drafts.Where(draft => draft.Entity == entity))
            {
                columns.Add((draft.ColumnName, draft.Type));
            }
            return columns;
        }

        RowLayout LayOut(Entity entity, string name, (string, RowLayout)[]? children) => new(name, ColumnsOf(entity), children);

        RowLayout LayoutOf(Entity entity) => entity switch { Entity.Account => account, Entity.Contact => contact, _ => @event };
    }

    private static FactDefinition Id(Entity entity, string name, RowLayout layout) => new()
    {
        Name = name + ".id",
        Entity = entity,
        Column = layout.Columns[0],
        Label = $"Id of the {name}",
    };

    private static FactVocabulary Finish(
        FactVocabulary declared, ImmutableArray<string> order, Dictionary<string, DraftDerivation> derivations, IEnumerable<FactDefinition> recorded)
    {
        var finished = recorded.ToDictionary(fact => fact.Name, StringComparer.Ordinal);
        foreach (var name in order)
        {
            finished.Add(name, declared.Find(name)! with { Derivation = derivations[name].Build(Find) });
        }
        return new FactVocabulary(
            [.. declared.Facts.Select(fact => Find(fact.Name))],
            [.. order.Select(Find)],
            declared.Account,
            declared.Contact,
            declared.Event,
            declared.Records);

        FactDefinition Find(string name) => finished.GetValueOrDefault(name) ?? declared.Find(name)!;
    }
}
