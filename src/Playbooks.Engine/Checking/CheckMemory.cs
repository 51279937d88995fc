using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Checking;

/// <summary>
/// What came of the steps of earlier checks, so that a change in one document does not read the others again. A step is
/// pure: the same document with the same of all that it depends on gives the same result and the same diagnostics, so a
/// check with a memory ends as one without. The last few results of each document are kept, within a bound; any number
/// of threads may check with one memory.
/// </summary>
public sealed class CheckMemory
{
    /// <summary>How many results of one step of one document are kept: the live state, and some drafts of it.</summary>
    public const int MostOfOne = 4;

    /// <summary>How many characters the texts may have that results are kept for, in all.</summary>
    public const long MostCharacters = 16 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Result>>[] _results = [.. Enum.GetValues<CheckStep>().Select(_ => new Dictionary<string, List<Result>>(StringComparer.Ordinal))];
    private readonly long[] _worked = new long[Enum.GetValues<CheckStep>().Length];
    private readonly long _mostCharacters;
    private long _characters;
    private long _time;

    /// <summary>An empty memory.</summary>
    public CheckMemory()
        : this(MostCharacters)
    {
    }

    internal CheckMemory(long mostCharacters) => _mostCharacters = mostCharacters;

    /// <summary>The memory that all of a process share: the folder, drafts, the editor and publishing look at nearly the same documents.</summary>
    public static CheckMemory OfProcess { get; } = new();

    /// <summary>How many characters the texts have that results are kept for.</summary>
    internal long Characters => Interlocked.Read(ref _characters);

    /// <summary>How many times a step was worked out, and not remembered.</summary>
    internal long Worked(CheckStep step) => Interlocked.Read(ref _worked[(int)step]);

    /// <summary>The result of a step, remembered or worked out; its diagnostics are added either way.</summary>
    /// <param name="step">The step.</param>
    /// <param name="document">The document that it is about.</param>
    /// <param name="dependsOn">All that it depends on: documents and texts by content, anything else by identity.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    /// <param name="work">Works it out, and reports to the collection that it is given.</param>
    /// <param name="alsoOn">What a result turned out to depend on besides, as it is now.</param>
    internal T Recall<T>(CheckStep step, string document, object?[] dependsOn, ICollection<Diagnostic> diagnostics, Func<ICollection<Diagnostic>, T> work, Func<T, object?[]>? alsoOn = null)
        where T : class?
    {
        var result = Find(step, document, dependsOn, alsoOn);
        if (result is null)
        {
            Interlocked.Increment(ref _worked[(int)step]);
            var found = new List<Diagnostic>();
            var value = work(found);
            result = new Result(dependsOn, alsoOn?.Invoke(value) ?? [], value, [.. found]);
            Keep(step, document, result);
        }
        foreach (var diagnostic in result.Diagnostics)
        {
            diagnostics.Add(diagnostic);
        }
        return (T)result.Value!;
    }

    private Result? Find<T>(CheckStep step, string document, object?[] dependsOn, Func<T, object?[]>? alsoOn)
        where T : class?
    {
        Result[] candidates;
        lock (_lock)
        {
            candidates = _results[(int)step].TryGetValue(document, out var kept) ? [.. kept] : [];
        }
        foreach (var candidate in candidates)
        {
            if (AreSame(candidate.DependsOn, dependsOn) && (alsoOn is null || AreSame(candidate.AlsoOn, alsoOn((T)candidate.Value!))))
            {
                candidate.Used = Interlocked.Increment(ref _time);
                return candidate;
            }
        }
        return null;
    }

    private void Keep(CheckStep step, string document, Result result)
    {
        lock (_lock)
        {
            var all = _results[(int)step];
            if (!all.TryGetValue(document, out var kept))
            {
                all.Add(document, kept = []);
            }
            result.Used = Interlocked.Increment(ref _time);
            kept.Add(result);
            _characters += result.Characters;
            if (kept.Count > MostOfOne)
            {
                Forget(kept, kept.MinBy(other => other.Used)!);
            }
            if (_characters > _mostCharacters)
            {
                ForgetOldest();
            }
        }
    }

    // Down to half, so that it is seldom done.
    private void ForgetOldest()
    {
        var oldest = _results.SelectMany(step => step.Values).SelectMany(kept => kept.Select(result => (Kept: kept, Result: result))).OrderBy(entry => entry.Result.Used).ToList();
        foreach (var (kept, result) in oldest)
        {
            if (_characters <= _mostCharacters / 2)
            {
                break;
            }
            Forget(kept, result);
        }
        foreach (var step in _results)
        {
            foreach (var (document, _) in step.Where(entry => entry.Value.Count == 0).ToList())
            {
                step.Remove(document);
            }
        }
    }

    private void Forget(List<Result> kept, Result result)
    {
        kept.Remove(result);
        _characters -= result.Characters;
    }

    private static bool AreSame(object?[] left, object?[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }
        for (var i = 0; i < left.Length; i++)
        {
            var isSame = ReferenceEquals(left[i], right[i]) || (left[i], right[i]) switch
            {
                (SourceText document, SourceText other) => document.SaysTheSameAs(other),
                (string text, string other) => text == other,
                _ => false,
            };
            if (!isSame)
            {
                return false;
            }
        }
        return true;
    }

    private sealed class Result(object?[] dependsOn, object?[] alsoOn, object? value, Diagnostic[] diagnostics)
    {
        public object?[] DependsOn => dependsOn;

        public object?[] AlsoOn => alsoOn;

        public object? Value => value;

        public Diagnostic[] Diagnostics => diagnostics;

        public long Characters { get; } = dependsOn.Concat(alsoOn).Sum(LengthOf);

        public long Used { get; set; }

        private static long LengthOf(object? dependsOn) => dependsOn switch
        {
            SourceText document => document.Length,
            string text => text.Length,
            _ => 0,
        };
    }
}
