using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Rules;

/// <summary>Reads playbooks: rules, JSON tables and CSV tables come down to one form of rule.</summary>
internal sealed class PlaybookReader(RuleContext context, ImmutableSortedDictionary<string, ActionDefinition> actions, DocumentSet documents)
{
    /// <summary>How many rules a workspace may have.</summary>
    public const int MostRules = 50_000;

    private const string Folder = "playbooks/";

    private static readonly (string, Entity)[] Speakers = [("contact", Entity.Contact), ("account", Entity.Account)];

    private readonly RuleFinisher _finisher = new(context, actions);

    /// <summary>A playbook, or null when it is none.</summary>
    /// <param name="root">The document.</param>
    /// <param name="place">The place of its first rule among all.</param>
    public Playbook? Read(JsonNode root, int place)
    {
        var help = root is JsonArray ? "a file here holds one playbook, `{ … }`; examples belong into `playbooks/examples/`" : "write `{ … }`";
        if (ObjectReader.Open(root, "a playbook", context.Diagnostics, help) is not { } reader)
        {
            return null;
        }
        reader.Text("$schema");
        var id = reader.RequireText("playbook", "a playbook has an id: `\"playbook\": \"high-risk\"`");
        var title = reader.Text("title");
        var maintainer = reader.Text("maintainer");
        reader.Text("description");
        var speaker = reader.Word("for", Speakers) ?? Entity.Contact;
        var band = reader.Text("band") is { } named ? context.CheckBand(named) : null;
        var list = reader.List("rules");
        var table = reader.Find("table");
        reader.Finish();
        if (id is not null)
        {
            Ids.Check(id.Text, id.Location, "a playbook", context.Diagnostics);
        }
        var frame = new PlaybookFrame(id?.Text ?? "", title?.Text ?? id?.Text ?? "", speaker, band);
        var parts = ReadRules(list, speaker).Concat(ReadTable(table, speaker)).ToList();
        if (list is null && table is null)
        {
            context.Diagnostics.Add(PlaybookErrors.NoRules.At(id?.Location ?? Places.Of(root), "the playbook has no rules", "write `rules` or a `table`"));
        }
        CheckParts(parts);
        return new Playbook(frame.Id, frame.Title, maintainer?.Text, speaker, Finish(parts, frame, place), id?.Location ?? Places.Of(root), table is JsonString file ? [Folder + file.Text] : []);
    }

    private IEnumerable<RuleParts> ReadRules(JsonArray? list, Entity speaker)
    {
        var reader = new RuleReader(context, actions, speaker);
        return list is null ? [] : list.Items.Select(reader.Read).OfType<RuleParts>();
    }

    private IEnumerable<RuleParts> ReadTable(JsonNode? table, Entity speaker)
    {
        var rows = new TableRowReader(context, actions, speaker);
        switch (table)
        {
            case null:
                return [];
            case JsonObject inside:
                return new JsonTableReader(context, rows, speaker).Read(inside);
            case JsonString file:
                var path = Folder + file.Text;
                return documents.Find(path) is { } source ? new CsvTableReader(context, rows, speaker).Read(source) : ReportMissing(file, path);
            default:
                context.Diagnostics.Add(ShapeErrors.WrongKind.At(Places.Of(table), $"`table` is a table or the name of a file, and this is {table.KindName}", "write `\"tables/high-risk.csv\"`"));
                return [];
        }
    }

    private RuleParts[] ReportMissing(JsonString file, string path)
    {
        var tables = documents.Texts.Keys.Where(key => key.EndsWith(".csv", StringComparison.Ordinal)).Select(key => key[Folder.Length..]);
        if (documents.Has(path))
        {
            // It could not be read, which was reported there.
            return [];
        }
        context.Diagnostics.Add(PlaybookErrors.MissingTable.At(file.Location, $"there is no table `{JsonScanner.Shown(file.Text)}`", ClosestName.Help(file.Text, tables) ?? $"put it into `{path}`"));
        return [];
    }

    private void CheckParts(List<RuleParts> parts)
    {
        var seen = new Dictionary<string, RuleParts>(StringComparer.Ordinal);
        RuleParts? fallback = null;
        foreach (var rule in parts)
        {
            if (!seen.TryAdd(rule.Id, rule))
            {
                context.Diagnostics.Add(PlaybookErrors.DuplicateRule.At(rule.Location, $"there is another rule `{rule.Id}` in this playbook, at {seen[rule.Id].Location}", "rename one of them"));
            }
            if (rule.IsOtherwise && fallback is not null)
            {
                context.Diagnostics.Add(PlaybookErrors.TwoFallbacks.At(rule.Location, $"`{fallback.Id}` is this playbook's fallback already", "a playbook has one rule with `otherwise`"));
            }
            fallback ??= rule.IsOtherwise ? rule : null;
        }
    }

    private ImmutableArray<Rule> Finish(List<RuleParts> parts, PlaybookFrame frame, int place)
    {
        var rules = ImmutableArray.CreateBuilder<Rule>(parts.Count);
        foreach (var part in parts)
        {
            if (rules.Count > MostRules)
            {
                // One too many is enough for the report, which is made when all playbooks are put together.
                break;
            }
            rules.Add(_finisher.Finish(part, frame, place++));
        }
        return rules.ToImmutable();
    }
}
