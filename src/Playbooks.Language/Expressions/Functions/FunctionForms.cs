using System.Collections.Immutable;

namespace Playbooks.Language.Expressions.Functions;

/// <summary>
/// The forms of one function. They are made when they are first asked for: each takes types of its own, which take a
/// process that has just started long to make ready, and the expressions of a workspace call few of all functions.
/// </summary>
internal sealed class FunctionForms
{
    private readonly List<Func<Overload[]>> _making = [];
    private ImmutableArray<Overload> _made;

    /// <summary>Whether somebody has asked for them.</summary>
    public bool AreMade => !_made.IsDefault;

    /// <summary>The forms in the order in which they were added; the same ones each time.</summary>
    public ImmutableArray<Overload> All
    {
        get
        {
            if (_made.IsDefault)
            {
                ImmutableInterlocked.InterlockedInitialize(ref _made, [.. _making.SelectMany(make => make())]);
            }
            return _made;
        }
    }

    /// <summary>Adds some, before anybody asks.</summary>
    public void Add(Func<Overload[]> forms) => _making.Add(forms);
}
