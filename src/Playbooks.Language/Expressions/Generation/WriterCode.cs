using System.Linq.Expressions;
using Playbooks.Language.Values;
using Linq = System.Linq.Expressions.Expression;

namespace Playbooks.Language.Expressions.Generation;

/// <summary>Works values out and stores them in columns of a row; false as soon as one fails, for delegates to say why.</summary>
/// <param name="frame">What the evaluations read and count; each begins with all steps.</param>
/// <param name="target">The row to write to; of the columns' layout.</param>
public delegate bool GeneratedWriter(EvaluationFrame frame, FactRow target);

/// <summary>
/// Machine code in the making, for columns one after the other: one flat list of statements, with labels and jumps. Nothing
/// stands within anything else, so that a jump may lead anywhere, and nothing grows deep.
/// </summary>
public sealed class WriterCode
{
    private readonly ParameterExpression _target = Linq.Parameter(typeof(FactRow), "target");
    private readonly List<Linq> _first = [];
    private readonly List<Linq> _statements = [];
    private readonly List<Linq> _rare = [];
    private readonly List<ParameterExpression> _locals = [];
    private readonly Dictionary<int, ParameterExpression> _rows = [];
    private Column _column = null!;
    private LabelTarget _end = null!;
    private int _begin;
    private bool _spends;

    /// <summary>What the evaluations read and count.</summary>
    public ParameterExpression Frame { get; } = Linq.Parameter(typeof(EvaluationFrame), "frame");

    /// <summary>Where to jump when the column has no value.</summary>
    public LabelTarget NotKnown { get; private set; } = null!;

    /// <summary>Where to jump when something fails: the code gives up.</summary>
    public LabelTarget Failed { get; } = Linq.Label();

    /// <summary>What a value that is stored must be; null for anything. Another one fails.</summary>
    public Func<Linq, Linq>? Allows { get; set; }

    /// <summary>How many statements there are.</summary>
    public int Count => _statements.Count + _rare.Count;

    /// <summary>The place that the statements have reached, before which one can be put later.</summary>
    internal int Place => _statements.Count;

    /// <summary>Begins with a column.</summary>
    public void Begin(Column column) =>
        (_column, NotKnown, _end, _begin, _spends) = (column, Linq.Label(), Linq.Label(), Place, false);

    /// <summary>Ends with a column; no statement may lead here but by storing a value.</summary>
    public void End()
    {
        if (_spends)
        {
            Insert(_begin, Linq.Call(Frame, Methods.Reset));
        }
        Mark(NotKnown);
        Add(Linq.Call(_target, Methods.PutState, Linq.Constant(_column.StateIndex), Linq.Constant(FactState.NotKnown)));
        Mark(_end);
    }

    /// <summary>A statement.</summary>
    public void Add(Linq statement) => _statements.Add(statement);

    /// <summary>Statements that hardly ever run, which stand behind all others. The last of them must be a jump.</summary>
    public void AddRare(params ReadOnlySpan<Linq> statements) => _rare.AddRange(statements);

    /// <summary>The place that a label stands for is here.</summary>
    public void Mark(LabelTarget label) => Add(Linq.Label(label));

    /// <summary>Goes on elsewhere.</summary>
    public void Jump(LabelTarget label) => Add(Linq.Goto(label));

    /// <summary>Goes on elsewhere if something is so.</summary>
    public void JumpIf(Linq condition, LabelTarget label) => Add(Linq.IfThen(condition, Linq.Goto(label)));

    /// <summary>A variable of its own.</summary>
    public ParameterExpression Local(Type type)
    {
        var local = Linq.Variable(type);
        _locals.Add(local);
        return local;
    }

    /// <summary>A variable that holds a value from here on.</summary>
    public ParameterExpression Local(Linq value)
    {
        var local = Local(value.Type);
        Add(Linq.Assign(local, value));
        return local;
    }

    /// <summary>One of the frame's rows; null where it has none.</summary>
    public ParameterExpression Row(int position)
    {
        if (!_rows.TryGetValue(position, out var row))
        {
            _rows.Add(position, row = Local(typeof(FactRow)));
            _first.Add(Linq.Assign(row, Linq.ArrayIndex(Linq.Property(Frame, nameof(EvaluationFrame.Rows)), Linq.Constant(position))));
        }
        return row;
    }

    /// <summary>What is there of a column of a row that is not null.</summary>
    public static Linq State(Linq row, Column column) => Linq.Call(row, Methods.StateAt, Linq.Constant(column.StateIndex));

    /// <summary>What lies in the slot of a column of a row that is not null: its bits, the number with a point in them, its amount, its object.</summary>
    public static Linq Slot(Linq row, Column column) => column switch
    {
        { Storage: SlotStorage.Decimals } => Linq.Call(row, Methods.AmountAt, Linq.Constant(column.Index)),
        { Storage: SlotStorage.References } => Linq.Call(row, Methods.ReferenceAt, Linq.Constant(column.Index)),
        { Storage: SlotStorage.Reals } => Linq.Call(row, Methods.RealAt, Linq.Constant(column.Index)),
        _ => Linq.Call(row, Methods.BitsAt, Linq.Constant(column.Index)),
    };

    /// <summary>Whether a state is one.</summary>
    public static Linq Is(Linq state, FactState expected) => Linq.Equal(state, Linq.Constant(expected));

    /// <summary>Whether a state is another one.</summary>
    public static Linq IsNot(Linq state, FactState other) => Linq.NotEqual(state, Linq.Constant(other));

    /// <summary>Stores a value of the type that the column has in its slot, and is done with the column.</summary>
    public void Store(Linq value)
    {
        if (Allows is not null)
        {
            JumpIf(Linq.Not(Allows(value)), Failed);
        }
        Add(_column.Storage switch
        {
            SlotStorage.Bits => Linq.Call(_target, Methods.PutBits, Linq.Constant(_column.Index), Linq.Constant(_column.StateIndex), BitsOf(value)),
            SlotStorage.Decimals => Linq.Call(_target, Methods.SetDecimal, Linq.Constant(_column), value),
            SlotStorage.Reals => Linq.Call(_target, Methods.SetReal, Linq.Constant(_column), value),
            _ => Linq.Call(_target, Methods.SetReference, Linq.Constant(_column), value),
        });
        Jump(_end);
    }

    /// <summary>Leaves the column to a delegate.</summary>
    public void Leave(SlotWriter writer)
    {
        _spends = true;
        JumpIf(Is(Linq.Invoke(Linq.Constant(writer), Frame, _target), FactState.Failed), Failed);
        Jump(_end);
    }

    /// <summary>The machine code.</summary>
    public GeneratedWriter Compile()
    {
        var (end, done) = (Linq.Label(), Local(typeof(bool)));
        Linq[] all =
        [
            .. _first, .. _statements, Linq.Assign(done, Linq.Constant(true)), Linq.Goto(end),
            .. _rare, Linq.Label(Failed), Linq.Label(end), done,
        ];
        return Linq.Lambda<GeneratedWriter>(Linq.Block(_locals, all), Frame, _target).Compile();
    }

    internal void Insert(int place, Linq statement) => _statements.Insert(place, statement);

    /// <summary>Takes steps; gives up when there are none left.</summary>
    internal void Spend(Linq steps)
    {
        _spends = true;
        JumpIf(Linq.Not(Linq.Call(Frame, Methods.Spend, steps)), Failed);
    }

    /// <summary>What is called next takes steps.</summary>
    internal void MaySpend() => _spends = true;

    private static Linq BitsOf(Linq value) => value.Type switch
    {
        var type when type == typeof(DateTime) || type == typeof(TimeSpan) => Linq.Property(value, nameof(TimeSpan.Ticks)),
        _ => Linq.Convert(value, typeof(long)),
    };
}
