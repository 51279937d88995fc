using System.Collections.Immutable;
using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Rules;

/// <summary>Puts playbooks that were read one by one together: no two with one id, rules in their places, not too many.</summary>
internal sealed class PlaybookJoining(ICollection<Diagnostic> diagnostics)
{
    private readonly ImmutableArray<Playbook>.Builder _playbooks = ImmutableArray.CreateBuilder<Playbook>();
    private readonly Dictionary<string, string> _documents = new(StringComparer.Ordinal);

    /// <summary>How many rules there are so far; the place of the next one.</summary>
    public int Rules { get; private set; }

    /// <summary>The playbooks.</summary>
    public ImmutableArray<Playbook> Playbooks => _playbooks.ToImmutable();

    /// <summary>Adds the next one by file name; null for a document that is none, which was reported.</summary>
    public void Add(Playbook? playbook)
    {
        if (playbook is null)
        {
            return;
        }
        if (Ids.IsId(playbook.Id) && !_documents.TryAdd(playbook.Id, playbook.Location.Source.Name))
        {
            diagnostics.Add(PlaybookErrors.DuplicatePlaybook.At(playbook.Location, $"there is another playbook `{playbook.Id}`, in {_documents[playbook.Id]}", "give one of them an id of its own, or delete one of the files"));
        }
        var rules = playbook.Rules;
        if (Rules + rules.Length > PlaybookReader.MostRules)
        {
            var first = rules[PlaybookReader.MostRules - Rules];
            diagnostics.Add(ShapeErrors.TooMany.At(new Location(first.Source, first.Span, ""), $"the workspace has more than {PlaybookReader.MostRules} rules; this one and those behind it are not read", null));
            rules = rules[..(PlaybookReader.MostRules - Rules)];
        }
        // A playbook that is remembered may have stood elsewhere among the rules.
        if (rules.Length > 0 && rules[0].Place != Rules)
        {
            var place = Rules;
            rules = [.. rules.Select(rule => rule with { Place = place++ })];
        }
        Rules += rules.Length;
        _playbooks.Add(rules == playbook.Rules ? playbook : playbook with { Rules = rules });
    }
}
