using System.Collections.Immutable;
using Playbooks.Language.Expressions.Compilation;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Functions;

internal delegate Outcome<TResult> Function<T1, TResult>(T1 first);

internal delegate Outcome<TResult> Function<T1, T2, TResult>(T1 first, T2 second);

internal delegate Outcome<TResult> Function<T1, T2, T3, TResult>(T1 first, T2 second, T3 third);

/// <summary>
/// One form of a function: types of parameters and result, and how to call it from compiled code and with boxes. The
/// generic factories capture the CLR types, so that nothing has to be found by reflection. An argument that is not
/// known makes the result not known.
/// </summary>
internal abstract class Overload(ImmutableArray<DataType> parameters, DataType result)
{
    public ImmutableArray<DataType> Parameters { get; } = parameters;

    public DataType Result { get; } = result;

    public static Overload Of<T1, TResult>(Function<T1, TResult> function, DataType? result = null) =>
        new Unary<T1, TResult>(function, result);

    public static Overload Of<T1, T2, TResult>(Function<T1, T2, TResult> function, DataType? result = null) =>
        new Binary<T1, T2, TResult>(function, result);

    public static Overload Of<T1, T2, T3, TResult>(Function<T1, T2, T3, TResult> function, DataType? result = null) =>
        new Ternary<T1, T2, T3, TResult>(function, result);

    /// <summary>The call as an evaluator of the result's CLR type, over evaluators of the parameters' CLR types.</summary>
    public abstract Delegate Compose(ImmutableArray<Delegate> arguments, Site site);

    /// <summary>What is called: a <c>Function</c> of the CLR types.</summary>
    public abstract Delegate Function { get; }

    /// <summary>The call with values that are known and of exactly the parameters' types.</summary>
    public abstract Outcome<object?> Invoke(object[] arguments);

    /// <summary>Counts what a call cost, or keeps why it failed.</summary>
    public static FactState Finish<T>(Outcome<T> outcome, int cost, EvaluationFrame frame, Site site, out T value)
    {
        value = outcome.Value;
        return outcome.Problem is { } problem ? site.Fail(frame, problem) : Cost.Charge(frame, site, value, cost) ? outcome.State : FactState.Failed;
    }

    // A choice is its index in compiled code and its text in a box.
    private Outcome<object?> Box<T>(Outcome<T> outcome) => outcome.State switch
    {
        FactState.Known when Result is ChoiceType choice && outcome.Value is int index => Outcome<object?>.Of(choice.Values[index]),
        FactState.Known => Outcome<object?>.Of(outcome.Value),
        FactState.Failed => outcome.Problem!,
        _ => Outcome<object?>.NotKnown,
    };

    private sealed class Unary<T1, TResult>(Function<T1, TResult> function, DataType? result)
        : Overload([DataTypes.Of<T1>()], result ?? DataTypes.Of<TResult>())
    {
        public override Delegate Function => function;

        public override Delegate Compose(ImmutableArray<Delegate> arguments, Site site)
        {
            var first = (Evaluator<T1>)arguments[0];
            return (Evaluator<TResult>)((frame, out value) =>
            {
                value = default!;
                var state = first(frame, out var a);
                return state == FactState.Known ? Finish(function(a), Cost.Of(a), frame, site, out value) : state;
            });
        }

        public override Outcome<object?> Invoke(object[] arguments) => Box(function((T1)arguments[0]));
    }

    private sealed class Binary<T1, T2, TResult>(Function<T1, T2, TResult> function, DataType? result)
        : Overload([DataTypes.Of<T1>(), DataTypes.Of<T2>()], result ?? DataTypes.Of<TResult>())
    {
        public override Delegate Function => function;

        public override Delegate Compose(ImmutableArray<Delegate> arguments, Site site)
        {
            var (first, second) = ((Evaluator<T1>)arguments[0], (Evaluator<T2>)arguments[1]);
            return (Evaluator<TResult>)((frame, out value) =>
            {
                value = default!;
                T2 b = default!;
                var state = first(frame, out var a);
                state = state == FactState.Known ? second(frame, out b) : state;
                return state == FactState.Known ? Finish(function(a, b), Cost.Of(a) + Cost.Of(b), frame, site, out value) : state;
            });
        }

        public override Outcome<object?> Invoke(object[] arguments) => Box(function((T1)arguments[0], (T2)arguments[1]));
    }

    private sealed class Ternary<T1, T2, T3, TResult>(Function<T1, T2, T3, TResult> function, DataType? result)
        : Overload([DataTypes.Of<T1>(), DataTypes.Of<T2>(), DataTypes.Of<T3>()], result ?? DataTypes.Of<TResult>())
    {
        public override Delegate Function => function;

        public override Delegate Compose(ImmutableArray<Delegate> arguments, Site site)
        {
            var (first, second, third) = ((Evaluator<T1>)arguments[0], (Evaluator<T2>)arguments[1], (Evaluator<T3>)arguments[2]);
            return (Evaluator<TResult>)((frame, out value) =>
            {
                value = default!;
                T2 b = default!;
                T3 c = default!;
                var state = first(frame, out var a);
                state = state == FactState.Known ? second(frame, out b) : state;
                state = state == FactState.Known ? third(frame, out c) : state;
                return state == FactState.Known ? Finish(function(a, b, c), Cost.Of(a) + Cost.Of(b) + Cost.Of(c), frame, site, out value) : state;
            });
        }

        public override Outcome<object?> Invoke(object[] arguments) => Box(function((T1)arguments[0], (T2)arguments[1], (T3)arguments[2]));
    }
}
