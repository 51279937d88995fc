using System.Linq.Expressions;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Expressions.Generation;
using Playbooks.Language.Values;
using Linq = System.Linq.Expressions.Expression;

namespace Playbooks.Engine.Compiling.Generating;

/// <summary>A fact that cells ask about, read once: its state, which is not known where its row is missing, and what lies in its slot.</summary>
internal sealed class AskedColumn
{
    private AskedColumn(ParameterExpression state, ParameterExpression? value) => (State, Value) = (state, value);

    /// <summary>What is there of it.</summary>
    public ParameterExpression State { get; }

    /// <summary>Its bits as they are compared, or its amount; null for what is no number. Anything where it is not known.</summary>
    public ParameterExpression? Value { get; }

    /// <summary>Reads a fact.</summary>
    public static AskedColumn Of(FactDefinition fact, WriterCode code)
    {
        var (row, column) = (code.Row((int)fact.Entity), fact.Column);
        var state = code.Local(Linq.Condition(IsNull(row), Linq.Constant(FactState.NotKnown), WriterCode.State(row, column)));
        return new AskedColumn(state, column.Storage == SlotStorage.References ? null : Slot(row, column, code));
    }

    private static BinaryExpression IsNull(ParameterExpression row) => Linq.ReferenceEqual(row, Linq.Constant(null));

    private static ParameterExpression Slot(ParameterExpression row, Column column, WriterCode code)
    {
        var slot = WriterCode.Slot(row, column);
        return code.Local(Linq.Condition(IsNull(row), Linq.Default(slot.Type), slot));
    }
}
