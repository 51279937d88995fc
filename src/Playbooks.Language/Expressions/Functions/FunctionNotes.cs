namespace Playbooks.Language.Expressions.Functions;

/// <summary>What each function is, in words and by an example: <c>name | summary | example | result</c>.</summary>
internal static class FunctionNotes
{
    public const string Functions = """
        abs | the number without its sign | abs(-3) | 3
        min | the smaller of two | min(3, 4.5) | 3
        max | the larger of two | max(3, 4.5) | 4.5
        round | to whole ones, or to a number of digits; halves away from zero | round(2.345, 2) | 2.35
        floor | the whole number below | floor(2.7) | 2
        ceiling | the whole number above | ceiling(2.1) | 3
        truncate | without the digits behind the point | truncate(-2.7) | -2
        power | a number to the power of another | power(2, 10) | 1024
        sqrt | the square root | sqrt(16) | 4
        upper | in capitals | upper('ab') | AB
        lower | in small letters | lower('AB') | ab
        trim | without spaces at both ends | trim(' a ') | a
        length | characters of a text, elements of a list | length('abc') | 3
        left | the first characters | left('abc', 2) | ab
        right | the last characters | right('abc', 2) | bc
        substring | from a place on, counted from 0, so many characters | substring('abcd', 1, 2) | bc
        replace | each place of a text by another | replace('a-b', '-', '+') | a+b
        contains | whether a text is in another | contains('abc', 'b') | true
        starts | whether a text begins with another | starts('abc', 'ab') | true
        ends | whether a text ends with another | ends('abc', 'bc') | true
        year | the year of a date or time | year(date('2026-03-31')) | 2026
        month | its month | month(date('2026-03-31')) | 3
        day | its day of the month | day(date('2026-03-31')) | 31
        hour | its hour | hour(date('2026-03-31T09:30')) | 9
        weekday | its day of the week | weekday(date('2026-03-31')) | Tuesday
        days | a duration in days, with fraction | days(36 hours) | 1.5
        hours | a duration in hours, with fraction | hours(90 minutes) | 1.5
        minutes | a duration in minutes, with fraction | minutes(90 seconds) | 1.5
        daysBetween | days from an earlier moment to a later one | daysBetween(date('2026-03-01'), date('2026-03-31')) | 30
        hoursBetween | hours from an earlier moment to a later one | hoursBetween(date('2026-03-01'), date('2026-03-02')) | 24
        date | a date of year, month and day | date(2026, 3, 31) | 2026-03-31
        DateTime | a date of year, month and day, and of hour, minute and second where they are given | DateTime(2026, 3, 31, 9, 30, 0) | 2026-03-31T09:30:00
        TimeSpan | a duration of hours, minutes and seconds | TimeSpan(36, 0, 0) | 1.12:00:00
        """;

    public const string Special = """
        iif | one of two values, by a condition | iif(2 > 1, 'yes', 'no') | yes
        isnull | a value, or another where it is not known | isnull(null, 4) | 4
        np | a value of which parts may be missing, or another then | np(null, 4) | 4
        is | whether a value is of a type | is(3, 'int') | true
        as | a value where it is of a type | as(3, 'int') | 3
        cast | a value converted to a type | cast(3, 'double') / 2 | 1.5
        bool | a truth | bool('true') | true
        char | a character | char('x') | x
        int | a whole number of 32 bits; digits behind the point are cut off | int(2.9) | 2
        uint | one without a sign | uint(7) | 7
        long | a whole number of 64 bits | long('12') | 12
        ulong | one without a sign | ulong(7) | 7
        float | a real number of 32 bits | float(2.5) | 2.5
        double | a real number of 64 bits | double(7) / 2 | 3.5
        decimal | an exact number | decimal('12.50') | 12.50
        string | a text | string(7) | 7
        time | a moment | time('2026-03-31T09:00:00Z') | 2026-03-31T09:00:00Z
        duration | a duration | duration('1.12:00:00') | 1.12:00:00
        guid | an identifier | guid('00000000-0000-0000-0000-000000000001') | 00000000-0000-0000-0000-000000000001
        """;

    public const string Lists = """
        Any | whether there is an element, or one that meets a condition | new[] { 1, 2 }.Any(it > 1) | true
        All | whether all elements meet a condition | new[] { 1, 2 }.All(x => x > 1) | false
        Count | how many there are, or meet a condition | new[] { 1, 2 }.Count(it > 1) | 1
        Sum | all together, or of what is said of each | new[] { 1, 2 }.Sum(it * 2) | 6
        Min | the smallest | new[] { 2, 1 }.Min() | 1
        Max | the largest | new[] { 2, 1 }.Max() | 2
        Average | the mean | new[] { 1, 2 }.Average() | 1.5
        Where | those that meet a condition | new[] { 1, 2 }.Where(it > 1) | 2
        Select | what is said of each | new[] { 1, 2 }.Select(it * 10) | 10, 20
        First | the first, or the first that meets a condition; fails where there is none | new[] { 1, 2 }.First(it > 1) | 2
        FirstOrDefault | the same; zero or nothing where there is none | new[] { 1, 2 }.FirstOrDefault(it > 2) | 0
        Last | the last | new[] { 1, 2 }.Last() | 2
        LastOrDefault | the last; zero or nothing where there is none | new[] { 1, 2 }.LastOrDefault(it > 2) | 0
        Single | the only one; fails where there are none or several | new[] { 1, 2 }.Single(it > 1) | 2
        SingleOrDefault | the only one; zero or nothing where there is none | new[] { 1, 2 }.SingleOrDefault(it > 2) | 0
        ElementAt | the one at a place, counted from 0 | new[] { 1, 2 }.ElementAt(1) | 2
        ElementAtOrDefault | the same; zero or nothing where there is none | new[] { 1, 2 }.ElementAtOrDefault(5) | 0
        Contains | whether a value is among them | new[] { 1, 2 }.Contains(2) | true
        Distinct | each once | new[] { 1, 1, 2 }.Distinct() | 1, 2
        OrderBy | in order of what is said of each | new[] { 2, 1 }.OrderBy(it) | 1, 2
        OrderByDescending | the largest first | new[] { 1, 2 }.OrderByDescending(it) | 2, 1
        ThenBy | and those that are equal in order of something else | new[] { 'bb', 'c', 'aa' }.OrderBy(Length).ThenBy(it) | c, aa, bb
        ThenByDescending | the largest first among those that are equal | new[] { 'aa', 'c', 'bb' }.OrderBy(Length).ThenByDescending(it) | c, bb, aa
        Reverse | the last first | new[] { 1, 2 }.Reverse() | 2, 1
        Skip | without the first ones | new[] { 1, 2, 3 }.Skip(1) | 2, 3
        Take | the first ones | new[] { 1, 2, 3 }.Take(2) | 1, 2
        SkipWhile | from the first that does not meet a condition | new[] { 1, 3, 2 }.SkipWhile(it < 3) | 3, 2
        TakeWhile | up to the first that does not meet a condition | new[] { 1, 3, 2 }.TakeWhile(it < 3) | 1
        ToList | the same list | new[] { 1, 2 }.ToList() | 1, 2
        ToArray | the same list | new[] { 1, 2 }.ToArray() | 1, 2
        SelectMany | the lists that each has, as one | new[] { 'a b', 'c' }.SelectMany(it.Split(' ')) | a, b, c
        GroupBy | lists of what is equal in something, each with its `Key` | new[] { 1, 2, 3 }.GroupBy(it > 1).Select(it.Sum()) | 1, 5
        Union | both lists, each element once | new[] { 1, 2 }.Union(new[] { 2, 3 }) | 1, 2, 3
        Concat | both lists, one behind the other | new[] { 1, 2 }.Concat(new[] { 2 }) | 1, 2, 2
        Intersect | what is in both | new[] { 1, 2 }.Intersect(new[] { 2, 3 }) | 2
        Except | what is not in the other | new[] { 1, 2 }.Except(new[] { 2, 3 }) | 1
        SequenceEqual | whether both have the same elements in the same order | new[] { 1, 2 }.SequenceEqual(new[] { 1, 2 }) | true
        Append | with a value behind | new[] { 1 }.Append(2) | 1, 2
        Prepend | with a value before | new[] { 1 }.Prepend(2) | 2, 1
        DefaultIfEmpty | a list of one value where there are none | new[] { 1 }.Where(it > 1).DefaultIfEmpty(5) | 5
        LongCount | the same as `Count` | new[] { 1, 2 }.LongCount() | 2
        """;

    public const string Statics = """
        Math.Abs | the number without its sign | Math.Abs(-3) | 3
        Math.Sign | -1, 0 or 1 | Math.Sign(-2.5) | -1
        Math.Min | the smaller of two | Math.Min(3, 4) | 3
        Math.Max | the larger of two | Math.Max(3, 4) | 4
        Math.Floor | the whole number below | Math.Floor(2.7) | 2
        Math.Ceiling | the whole number above | Math.Ceiling(2.1) | 3
        Math.Truncate | without the digits behind the point | Math.Truncate(2.7) | 2
        Math.Round | to whole ones or digits; halves to the even one, or as `MidpointRounding` says | Math.Round(2.5) | 2
        Math.Pow | a number to the power of another | Math.Pow(2, 3) | 8
        Math.Sqrt | the square root | Math.Sqrt(16) | 4
        Math.Cbrt | the cube root | Math.Cbrt(8) | 2
        Math.Exp | e to the power of a number | Math.Exp(0) | 1
        Math.Log | the natural logarithm, or to another base | Math.Log(100, 10) | 2
        Math.Log10 | the logarithm to base 10 | Math.Log10(1000) | 3
        Math.Log2 | the logarithm to base 2 | Math.Log2(8) | 3
        Math.Sin | the sine | Math.Sin(0) | 0
        Math.Cos | the cosine | Math.Cos(0) | 1
        Math.Tan | the tangent | Math.Tan(0) | 0
        Math.Asin | the arc sine | Math.Asin(0) | 0
        Math.Acos | the arc cosine | Math.Acos(1) | 0
        Math.Atan | the arc tangent | Math.Atan(0) | 0
        Math.Atan2 | the angle of a point | Math.Atan2(0, 1) | 0
        Math.Sinh | the hyperbolic sine | Math.Sinh(0) | 0
        Math.Cosh | the hyperbolic cosine | Math.Cosh(0) | 1
        Math.Tanh | the hyperbolic tangent | Math.Tanh(0) | 0
        Math.IEEERemainder | what is left over from the nearest multiple | Math.IEEERemainder(7, 2) | -1
        Math.BigMul | the product of two whole numbers of 32 bits, in 64 | Math.BigMul(100000, 100000) | 10000000000
        Double.IsNaN | whether it is no number, as zero by zero is | double.IsNaN(2.5) | false
        Double.IsInfinity | whether it is beyond all numbers | double.IsInfinity(2.5) | false
        Decimal.Floor | the whole number below | decimal.Floor(2.7m) | 2
        Decimal.Ceiling | the whole number above | decimal.Ceiling(2.1m) | 3
        Decimal.Truncate | without the digits behind the point | decimal.Truncate(2.7m) | 2
        Decimal.Round | to whole ones or digits; halves to the even one | decimal.Round(2.345m, 2) | 2.34
        Math.Clamp | a number within bounds | Math.Clamp(15, 0, 10) | 10
        Convert.ToInt32 | a whole number of 32 bits; halves to the even one | Convert.ToInt32(2.5) | 2
        Convert.ToInt64 | a whole number of 64 bits | Convert.ToInt64('12') | 12
        Convert.ToUInt32 | one of 32 bits without a sign | Convert.ToUInt32(3.5) | 4
        Convert.ToUInt64 | one of 64 bits without a sign | Convert.ToUInt64(7) | 7
        Convert.ToByte | from 0 to 255 | Convert.ToByte(2.5) | 2
        Convert.ToSByte | from -128 to 127 | Convert.ToSByte(-3) | -3
        Convert.ToInt16 | of 16 bits | Convert.ToInt16('12') | 12
        Convert.ToUInt16 | of 16 bits without a sign | Convert.ToUInt16(12) | 12
        Convert.ToDouble | a real number | Convert.ToDouble('2.5') | 2.5
        Convert.ToSingle | a real number of 32 bits | Convert.ToSingle(2.5) | 2.5
        Convert.ToDecimal | an exact number | Convert.ToDecimal('2.50') | 2.50
        Int32.Parse | a whole number of 32 bits | int.Parse('42') | 42
        UInt32.Parse | one without a sign | uint.Parse('42') | 42
        Int64.Parse | a whole number of 64 bits | long.Parse('42') | 42
        UInt64.Parse | one without a sign | ulong.Parse('42') | 42
        Single.Parse | a real number of 32 bits | float.Parse('2.5') | 2.5
        Double.Parse | a real number | double.Parse('2.5') | 2.5
        Decimal.Parse | an exact number | decimal.Parse('2.50') | 2.50
        Boolean.Parse | a truth | bool.Parse('true') | true
        DateTime.Parse | a date | DateTime.Parse('2026-03-31') | 2026-03-31
        DateTimeOffset.Parse | a moment | DateTimeOffset.Parse('2026-03-31T09:00:00Z') | 2026-03-31T09:00:00Z
        TimeSpan.Parse | a duration | TimeSpan.Parse('1.12:00:00') | 1.12:00:00
        Guid.Parse | an identifier | Guid.Parse('00000000-0000-0000-0000-000000000001') | 00000000-0000-0000-0000-000000000001
        DateTime.ParseExact | a date written in a given way | DateTime.ParseExact('31.03.2026', 'dd.MM.yyyy') | 2026-03-31
        DateTime.Compare | -1, 0 or 1, by which is earlier | DateTime.Compare(date('2026-03-31'), date('2026-04-01')) | -1
        DateTime.DaysInMonth | how many days a month has | DateTime.DaysInMonth(2024, 2) | 29
        DateTime.IsLeapYear | whether a year has a 29th of February | DateTime.IsLeapYear(2024) | true
        TimeSpan.FromDays | a duration of days | TimeSpan.FromDays(1.5) | 1.12:00:00
        TimeSpan.FromHours | a duration of hours | TimeSpan.FromHours(36) | 1.12:00:00
        TimeSpan.FromMinutes | a duration of minutes | TimeSpan.FromMinutes(90) | 01:30:00
        TimeSpan.FromSeconds | a duration of seconds | TimeSpan.FromSeconds(90) | 00:01:30
        TimeSpan.FromMilliseconds | a duration of milliseconds | TimeSpan.FromMilliseconds(1500) | 00:00:01.5000000
        String.IsNullOrEmpty | whether a text is missing or empty | string.IsNullOrEmpty('') | true
        String.IsNullOrWhiteSpace | the same; spaces count as nothing | string.IsNullOrWhiteSpace(' ') | true
        String.Concat | texts one behind the other | string.Concat('a', 'b') | ab
        String.Format | values put into a text | string.Format('{0} of {1}', 1, 2) | 1 of 2
        String.Join | the elements of a list with a text between them | string.Join('-', new[] { 'a', 'b' }) | a-b
        String.Equals | whether texts are equal, also in any letter case | string.Equals('a', 'A', StringComparison.OrdinalIgnoreCase) | true
        String.Compare | -1, 0 or 1, by their order | string.Compare('a', 'b') | -1
        String.CompareOrdinal | the same | string.CompareOrdinal('a', 'b') | -1
        ExpressionUtils.CheckContains | whether a text is one of those in another, between commas | ExpressionUtils.CheckContains('b', 'a,b') | true
        Char.IsDigit | whether a character is a digit | char.IsDigit('7') | true
        Char.IsLetter | whether it is a letter | char.IsLetter('7') | false
        Char.IsLetterOrDigit | whether it is either | char.IsLetterOrDigit('7') | true
        Char.IsWhiteSpace | whether it is a space | char.IsWhiteSpace(' ') | true
        Char.IsNumber | whether it stands for a number | char.IsNumber('7') | true
        Char.IsPunctuation | whether it is a mark like a comma | char.IsPunctuation(',') | true
        Char.IsUpper | whether it is a capital | char.IsUpper('a') | false
        Char.IsLower | whether it is a small letter | char.IsLower('a') | true
        Char.ToUpper | the capital | char.ToUpper('a') | A
        Char.ToLower | the small letter | char.ToLower('A') | a
        """;

    public const string Members = """
        Length | how many characters | 'abc'.Length | 3
        ToUpper | in capitals | 'ab'.ToUpper() | AB
        ToUpperInvariant | in capitals | 'ab'.ToUpperInvariant() | AB
        ToLower | in small letters | 'AB'.ToLower() | ab
        ToLowerInvariant | in small letters | 'AB'.ToLowerInvariant() | ab
        Trim | without spaces, or given characters, at both ends | ' a '.Trim() | a
        TrimStart | the same at the beginning | '--a-'.TrimStart('-') | a-
        TrimEnd | the same at the end | '-a--'.TrimEnd('-') | -a
        StartsWith | whether it begins so | 'abc'.StartsWith('ab') | true
        EndsWith | whether it ends so | 'abc'.EndsWith('BC', StringComparison.OrdinalIgnoreCase) | true
        Contains | whether a text is in it | 'abc'.Contains('b') | true
        Equals | whether they are equal | 'abc'.Equals('ABC', StringComparison.OrdinalIgnoreCase) | true
        CompareTo | -1, 0 or 1, by their order | 'a'.CompareTo('b') | -1
        IndexOf | the place where a text begins, or -1 | 'abc'.IndexOf('c') | 2
        LastIndexOf | the last place | 'abab'.LastIndexOf('b') | 3
        Substring | from a place on, so many characters | 'abcd'.Substring(1, 2) | bc
        Remove | without what stands there | 'abcd'.Remove(1, 2) | ad
        Insert | with a text put in | 'ad'.Insert(1, 'bc') | abcd
        Replace | each place by another text | 'a-b'.Replace('-', '+') | a+b
        PadLeft | filled up at the left | '7'.PadLeft(3, '0') | 007
        PadRight | filled up at the right | '7'.PadRight(3, '.') | 7..
        Split | the parts between a separator | 'a-b'.Split('-') | a, b
        ToCharArray | its characters as a list | 'ab'.ToCharArray() | a, b
        ToString | as a text in a format | 2.5.ToString('0.00') | 2.50
        Year | the year | date('2026-03-31').Year | 2026
        Month | the month | date('2026-03-31').Month | 3
        Day | the day of the month | date('2026-03-31').Day | 31
        Hour | the hour | date('2026-03-31T09:30').Hour | 9
        Minute | the minute | date('2026-03-31T09:30').Minute | 30
        Second | the second | date('2026-03-31T09:30').Second | 0
        Millisecond | the millisecond | date('2026-03-31T09:30').Millisecond | 0
        DayOfYear | the day of the year | date('2026-03-31').DayOfYear | 90
        DayOfWeek | the day of the week | date('2026-03-31').DayOfWeek | Tuesday
        Date | without the time of day | date('2026-03-31T09:30').Date | 2026-03-31
        TimeOfDay | the time since midnight | date('2026-03-31T09:30').TimeOfDay | 09:30:00
        Ticks | in units of 100 nanoseconds | (1 second).Ticks | 10000000
        DateTime | the date and time of day of a moment, where it was | time('2026-03-31T09:00:00+02:00').DateTime | 2026-03-31T09:00:00
        UtcDateTime | the same at UTC | time('2026-03-31T09:00:00+02:00').UtcDateTime | 2026-03-31T07:00:00
        Offset | how far it is from UTC | time('2026-03-31T09:00:00+02:00').Offset | 02:00:00
        ToUniversalTime | the same at UTC; a date is there already | time('2026-03-31T09:00:00+02:00').ToUniversalTime() | 2026-03-31T07:00:00Z
        ToLocalTime | the same: there is no other place than UTC | time('2026-03-31T09:00:00+02:00').ToLocalTime() | 2026-03-31T07:00:00Z
        AddDays | later by days | date('2026-03-31').AddDays(1) | 2026-04-01
        AddHours | later by hours | date('2026-03-31').AddHours(36) | 2026-04-01T12:00:00
        AddMinutes | later by minutes | date('2026-03-31').AddMinutes(90) | 2026-03-31T01:30:00
        AddSeconds | later by seconds | date('2026-03-31').AddSeconds(90) | 2026-03-31T00:01:30
        AddMilliseconds | later by milliseconds | date('2026-03-31').AddMilliseconds(1000) | 2026-03-31T00:00:01
        AddMonths | later by months; the last day where there is none | date('2026-01-31').AddMonths(1) | 2026-02-28
        AddYears | later by years | date('2024-02-29').AddYears(1) | 2025-02-28
        Add | later, or longer, by a duration | date('2026-03-31').Add(1 day) | 2026-04-01
        Subtract | earlier by a duration, or the duration between | date('2026-03-31').Subtract(date('2026-03-30')) | 1.00:00:00
        Days | whole days of a duration | (36 hours).Days | 1
        Hours | its hours beside the days | (36 hours).Hours | 12
        Minutes | its minutes beside the hours | (90 minutes).Minutes | 30
        Seconds | its seconds beside the minutes | (90 seconds).Seconds | 30
        Milliseconds | its milliseconds beside the seconds | (1500 milliseconds).Milliseconds | 500
        TotalDays | all of it in days | (36 hours).TotalDays | 1.5
        TotalHours | all of it in hours | (90 minutes).TotalHours | 1.5
        TotalMinutes | all of it in minutes | (90 seconds).TotalMinutes | 1.5
        TotalSeconds | all of it in seconds | (1500 milliseconds).TotalSeconds | 1.5
        TotalMilliseconds | all of it in milliseconds | (1 second).TotalMilliseconds | 1000
        Negate | the other way round | (1 day).Negate() | -1.00:00:00
        Duration | without its sign | (-(1 day)).Duration() | 1.00:00:00
        """;
}
