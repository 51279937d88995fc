using System.Collections.Immutable;

namespace Playbooks.Language.Values;

/// <summary>From CLR types and values to types of the lattice.</summary>
public static class DataTypes
{
    /// <summary>An object of which nothing is known beforehand.</summary>
    public static readonly ObjectType OpenObject = new(ImmutableDictionary<string, DataType>.Empty, IsOpen: true);

    private static readonly ListType AnyList = new(DataType.Any);

    /// <summary>The type of a value as it is at run time; <see cref="DataType.Null"/> for null.</summary>
    /// <exception cref="ArgumentException">No value of the lattice is of this CLR type.</exception>
    public static DataType Of(object? value) => value switch
    {
        null => DataType.Null,
        bool => DataType.Bool,
        char => DataType.Char,
        int => DataType.Int,
        uint => DataType.UInt,
        long => DataType.Long,
        ulong => DataType.ULong,
        float => DataType.Float,
        double => DataType.Double,
        decimal => DataType.Decimal,
        string => DataType.String,
        DateTime => DataType.DateTime,
        DateTimeOffset => DataType.Time,
        TimeSpan => DataType.TimeSpan,
        Guid => DataType.Guid,
        GroupValue group => group.Type,
        ListValue list => new ListType(list.ElementType),
        ObjectValue => OpenObject,
        _ => throw new ArgumentException($"{value.GetType().Name} is no type of the lattice", nameof(value)),
    };

    /// <summary>The scalar type whose values are of the CLR type <typeparamref name="T"/>; lists and objects too; otherwise <see cref="DataType.Any"/>.</summary>
    internal static DataType Of<T>() =>
        typeof(T) == typeof(bool) ? DataType.Bool
        : typeof(T) == typeof(char) ? DataType.Char
        : typeof(T) == typeof(int) ? DataType.Int
        : typeof(T) == typeof(uint) ? DataType.UInt
        : typeof(T) == typeof(long) ? DataType.Long
        : typeof(T) == typeof(ulong) ? DataType.ULong
        : typeof(T) == typeof(float) ? DataType.Float
        : typeof(T) == typeof(double) ? DataType.Double
        : typeof(T) == typeof(decimal) ? DataType.Decimal
        : typeof(T) == typeof(string) ? DataType.String
        : typeof(T) == typeof(DateTime) ? DataType.DateTime
        : typeof(T) == typeof(DateTimeOffset) ? DataType.Time
        : typeof(T) == typeof(TimeSpan) ? DataType.TimeSpan
        : typeof(T) == typeof(Guid) ? DataType.Guid
        : typeof(T) == typeof(ObjectValue) ? OpenObject
        : typeof(T) == typeof(ListValue) ? AnyList
        : DataType.Any;
}
