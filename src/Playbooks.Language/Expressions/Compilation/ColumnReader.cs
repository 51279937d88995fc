using System.Runtime.CompilerServices;
using Playbooks.Language.Expressions.Binding;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Compilation;

/// <summary>Evaluators that read one column from its slot.</summary>
internal static class ColumnReader
{
    private interface ISlot<T>
    {
        static abstract T Read(FactRow row, Column column);
    }

    public static FactRow? Row(EvaluationFrame frame, RowPlace place) =>
        place.IsElement ? (FactRow?)frame.Locals[place.Index] : frame.Rows[place.Index];

    public static Delegate Of(BoundColumn node, Site site) => node.Type switch
    {
        ChoiceType => Read<int, IntSlot>(node, site),
        ScalarType scalar => OfScalar(scalar.Kind, node, site),
        ListType => Read<ListValue, ReferenceSlot<ListValue>>(node, site),
        ObjectType => Read<ObjectValue, ReferenceSlot<ObjectValue>>(node, site),
        _ => Read<object?, ReferenceSlot<object?>>(node, site),
    };

    private static Delegate OfScalar(ScalarKind kind, BoundColumn node, Site site) => kind switch
    {
        ScalarKind.Bool => Read<bool, BoolSlot>(node, site),
        ScalarKind.Char => Read<char, CharSlot>(node, site),
        ScalarKind.Int => Read<int, IntSlot>(node, site),
        ScalarKind.UInt => Read<uint, UIntSlot>(node, site),
        ScalarKind.Long => Read<long, LongSlot>(node, site),
        ScalarKind.ULong => Read<ulong, ULongSlot>(node, site),
        ScalarKind.Float => Read<float, FloatSlot>(node, site),
        ScalarKind.Double => Read<double, DoubleSlot>(node, site),
        ScalarKind.Decimal => Read<decimal, DecimalSlot>(node, site),
        ScalarKind.String => Read<string, ReferenceSlot<string>>(node, site),
        ScalarKind.DateTime => Read<DateTime, DateSlot>(node, site),
        ScalarKind.Time => Read<DateTimeOffset, ReferenceSlot<DateTimeOffset>>(node, site),
        ScalarKind.TimeSpan => Read<TimeSpan, DurationSlot>(node, site),
        _ => Read<Guid, ReferenceSlot<Guid>>(node, site),
    };

    private static Evaluator<T> Read<T, TSlot>(BoundColumn node, Site site)
        where TSlot : ISlot<T>
    {
        var (index, column) = (node.Row.Index, node.Column);
        if (node.Row.IsElement)
        {
            return (frame, out value) => Read<T, TSlot>(frame, (FactRow?)frame.Locals[index], column, site, out value);
        }
        return (frame, out value) => Read<T, TSlot>(frame, frame.Rows[index], column, site, out value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FactState Read<T, TSlot>(EvaluationFrame frame, FactRow? row, Column column, Site site, out T value)
        where TSlot : ISlot<T>
    {
        value = default!;
        var state = row is null ? FactState.NotKnown : row.State(column);
        if (state == FactState.Known)
        {
            value = TSlot.Read(row!, column);
            return state;
        }
        return state == FactState.Failed ? site.Fail(frame, Problems.FactFailed(site.Text)) : state;
    }

    private readonly struct BoolSlot : ISlot<bool>
    {
        public static bool Read(FactRow row, Column column) => row.GetBits(column) != 0;
    }

    private readonly struct CharSlot : ISlot<char>
    {
        public static char Read(FactRow row, Column column) => (char)row.GetBits(column);
    }

    private readonly struct IntSlot : ISlot<int>
    {
        public static int Read(FactRow row, Column column) => (int)row.GetBits(column);
    }

    private readonly struct UIntSlot : ISlot<uint>
    {
        public static uint Read(FactRow row, Column column) => (uint)row.GetBits(column);
    }

    private readonly struct LongSlot : ISlot<long>
    {
        public static long Read(FactRow row, Column column) => row.GetBits(column);
    }

    private readonly struct ULongSlot : ISlot<ulong>
    {
        public static ulong Read(FactRow row, Column column) => unchecked((ulong)row.GetBits(column));
    }

    private readonly struct FloatSlot : ISlot<float>
    {
        public static float Read(FactRow row, Column column) => (float)BitConverter.Int64BitsToDouble(row.GetBits(column));
    }

    private readonly struct DoubleSlot : ISlot<double>
    {
        public static double Read(FactRow row, Column column) => row.GetReal(column);
    }

    private readonly struct DecimalSlot : ISlot<decimal>
    {
        public static decimal Read(FactRow row, Column column) => row.GetDecimal(column);
    }

    private readonly struct DateSlot : ISlot<DateTime>
    {
        public static DateTime Read(FactRow row, Column column) => new(row.GetBits(column), DateTimeKind.Unspecified);
    }

    private readonly struct DurationSlot : ISlot<TimeSpan>
    {
        public static TimeSpan Read(FactRow row, Column column) => new(row.GetBits(column));
    }

    private readonly struct ReferenceSlot<T> : ISlot<T>
    {
        public static T Read(FactRow row, Column column) => (T)row.GetReference(column)!;
    }
}
