using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>Something that can be made for each CLR type that values have.</summary>
internal interface ITyped<out TResult>
{
    TResult Of<T>();
}

/// <summary>
/// From a type of the lattice to the CLR type of its evaluators, statically, so that every generic method is compiled
/// for it ahead of time. A choice is its index; rows are lists of <see cref="FactRow"/>.
/// </summary>
internal static class ClrTypes
{
    public static TResult Dispatch<TResult>(DataType type, ITyped<TResult> factory) => type switch
    {
        ScalarType scalar => Dispatch(scalar.Kind, factory),
        ChoiceType => factory.Of<int>(),
        ListType => factory.Of<ListValue>(),
        ObjectType => factory.Of<ObjectValue>(),
        RowsType => factory.Of<IReadOnlyList<object?>>(),
        _ => factory.Of<object?>(),
    };

    private static TResult Dispatch<TResult>(ScalarKind kind, ITyped<TResult> factory) => kind switch
    {
        ScalarKind.Bool => factory.Of<bool>(),
        ScalarKind.Char => factory.Of<char>(),
        ScalarKind.Int => factory.Of<int>(),
        ScalarKind.UInt => factory.Of<uint>(),
        ScalarKind.Long => factory.Of<long>(),
        ScalarKind.ULong => factory.Of<ulong>(),
        ScalarKind.Float => factory.Of<float>(),
        ScalarKind.Double => factory.Of<double>(),
        ScalarKind.Decimal => factory.Of<decimal>(),
        ScalarKind.String => factory.Of<string>(),
        ScalarKind.DateTime => factory.Of<DateTime>(),
        ScalarKind.Time => factory.Of<DateTimeOffset>(),
        ScalarKind.TimeSpan => factory.Of<TimeSpan>(),
        _ => factory.Of<Guid>(),
    };
}
