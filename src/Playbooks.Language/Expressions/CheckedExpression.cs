using System.Collections.Immutable;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Expressions.Compilation;
using Playbooks.Language.Expressions.Generation;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions;

/// <summary>An expression that is read, bound and typed. Immutable; any thread may evaluate it, each with its own frame.</summary>
public sealed class CheckedExpression
{
    private readonly BoundNode _root;
    private readonly Lazy<Evaluator<object?>> _boxed;

    internal CheckedExpression(Excerpt excerpt, BoundNode root, ImmutableArray<ColumnUse> uses, bool isConstant)
    {
        Excerpt = excerpt;
        _root = root;
        Uses = uses;
        IsConstant = isConstant;
        _boxed = new Lazy<Evaluator<object?>>(() => new Compiler(excerpt).Box(root));
    }

    /// <summary>The expression as written.</summary>
    public string Text => Excerpt.Text;

    /// <summary>The expression where it stands.</summary>
    public Excerpt Excerpt { get; }

    /// <summary>The type of its values; the expected one where one was given.</summary>
    public DataType Type => _root.Type;

    /// <summary>The facts that it reads, each once, in the order in which they stand.</summary>
    public ImmutableArray<ColumnUse> Uses { get; }

    /// <summary>Whether it is made of literals only.</summary>
    public bool IsConstant { get; }

    internal BoundNode Root => _root;

    /// <summary>
    /// The expression as delegates over slots. <typeparamref name="T"/> is the CLR type of <see cref="Type"/>; for a
    /// choice <see cref="int"/> gives the index and <see cref="string"/> the text, and <see cref="object"/> boxes anything.
    /// </summary>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is another type.</exception>
    public Evaluator<T> Compile<T>()
    {
        var compiler = new Compiler(Excerpt);
        if (Type is ChoiceType && typeof(T) == typeof(string))
        {
            return compiler.Compile<T>(new BoundConvert(_root, DataType.String, false, _root.Span));
        }
        if (typeof(T) == typeof(object) && compiler.Box(_root) is Evaluator<T> boxed)
        {
            return boxed;
        }
        return compiler.Build(_root) as Evaluator<T>
            ?? throw new ArgumentException($"the expression is {Type}, which is not a {typeof(T).Name}", nameof(T));
    }

    /// <summary>
    /// The expression as a writer to a column. Numbers are converted to the column's kind of number; a value that does
    /// not fit it fails.
    /// </summary>
    /// <exception cref="ArgumentException">Values of this type cannot be stored in the column.</exception>
    public SlotWriter CompileTo(Column column) => SlotWriters.Of(this, column);

    /// <summary>Adds to generated code what works the expression out and stores it in a column, as <see cref="CompileTo"/> does.</summary>
    /// <exception cref="ArgumentException">Values of this type cannot be stored in the column.</exception>
    public void GenerateTo(Column column, WriterCode code) => SlotWriters.Generate(this, column, code);

    /// <summary>Evaluates the compiled form; the value is boxed, a choice as its text.</summary>
    public FactState Evaluate(EvaluationFrame frame, out object? value) => _boxed.Value(frame, out value);

    /// <summary>Evaluates by walking the tree: slow, and the measure of the compiled form.</summary>
    public FactState Interpret(EvaluationFrame frame, out object? value) => new Interpreter(Excerpt).Evaluate(_root, frame, out value);
}
