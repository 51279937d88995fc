using System.Linq.Expressions;
using Playbooks.Language.Expressions.Binding;
using Linq = System.Linq.Expressions.Expression;

namespace Playbooks.Language.Expressions.Generation;

/// <summary>That something on the way was not known, which counts only if nothing behind it decides.</summary>
/// <param name="code">Where it begins, at the place that it has reached.</param>
internal sealed class Doubt(WriterCode code)
{
    private readonly int _begin = code.Place;
    private ParameterExpression? _isThere;

    /// <summary>Where to jump when a part is not known; it goes on at the next one.</summary>
    public LabelTarget From(BoundNode node, LabelTarget next)
    {
        if (node is BoundConstant { Value: not null } or BoundIsKnown)
        {
            return next;
        }
        _isThere ??= code.Local(typeof(bool));
        var rare = Linq.Label();
        code.AddRare(Linq.Label(rare), Linq.Assign(_isThere, Linq.Constant(true)), Linq.Goto(next));
        return rare;
    }

    /// <summary>When nothing has decided.</summary>
    public void JumpTo(LabelTarget unknown)
    {
        if (_isThere is not null)
        {
            code.Insert(_begin, Linq.Assign(_isThere, Linq.Constant(false)));
            code.JumpIf(_isThere, unknown);
        }
    }
}
