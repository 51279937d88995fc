using Playbooks.Engine.Compiling.Index;
using Playbooks.Language.Expressions;

namespace Playbooks.Engine.Compiling;

/// <summary>
/// The rules found for one contact or the account. One buffer serves a whole decision, and then the next one: after it
/// has grown once, adding allocates nothing.
/// </summary>
internal sealed class RuleMatches(int day)
{
    private readonly List<CompiledRule> _rules = [];
    private readonly List<(CompiledRule Rule, EvaluationFailure Failure)> _failed = [];
    private readonly List<(RuleIndex Index, MatchBuffer Buffer)> _buffers = [];

    /// <summary>The decision's day, by which rules hold or not.</summary>
    public int Day { get; set; } = day;

    /// <summary>The rules that hold.</summary>
    public List<CompiledRule> Rules => _rules;

    /// <summary>The rules whose condition could not be worked out.</summary>
    public List<(CompiledRule Rule, EvaluationFailure Failure)> Failed => _failed;

    public void Add(CompiledRule rule) => _rules.Add(rule);

    public void AddFailed(CompiledRule rule, EvaluationFailure failure) => _failed.Add((rule, failure));

    public void Clear()
    {
        _rules.Clear();
        _failed.Clear();
    }

    /// <summary>The buffer for lookups in an index; a decision uses two, for contacts and for the account.</summary>
    public MatchBuffer BufferFor(RuleIndex index)
    {
        foreach (var (known, buffer) in _buffers)
        {
            if (ReferenceEquals(known, index))
            {
                return buffer;
            }
        }
        var added = index.NewBuffer();
        _buffers.Add((index, added));
        return added;
    }
}
