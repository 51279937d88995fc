using System.Globalization;
using System.Text;
using CsvHelper;
using Playbooks.Retention.Book.Writing;

namespace Playbooks.Retention.Tests.Book.Writing;

public sealed class TableBytesTests
{
    private static readonly string[] s_pieces =
        ["", "a", "A-1", " ", "=", "+", "-", "@", "\t", "\r", "\n", "\"", ",", ";", "'", "|", "ü", "＝", "€", "\u2028", "\ufeff", "\0", "\ud800", "\ud83d\ude00", "long enough to be copied sixteen at a time"];

    private static readonly double[] s_numbers = [0, -0.0, 0.1 + 0.2, 1e20, 1e-7, -1.5, 1234567, double.MaxValue, double.Epsilon, double.NaN, double.NegativeInfinity];

    [Fact]
    public void TextsAreQuotedAndGuardedAsTheLibraryThatReadsBooksDoesIt()
    {
        var random = new Random(5);
        var texts = Enumerable.Range(0, 5_000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => s_pieces[random.Next(s_pieces.Length)]))).ToList();

        var ours = Write(bytes => texts.ForEach(text => Row(() => bytes.WriteText(text), () => bytes.WriteText("x"), bytes.EndRow)));

        Assert.Equal(ByLibrary(writer => texts.ForEach(text => Row(() => writer.WriteField(text), () => writer.WriteField("x"), writer.EndRecord))), ours);
    }

    [Fact]
    public void NumbersAreWrittenAsTheLibraryThatReadsBooksDoesIt()
    {
        var ours = Write(bytes =>
        {
            Array.ForEach(s_numbers, bytes.WriteNumber);
            bytes.WriteNumber(long.MinValue);
            bytes.WriteNumber(-1.50m);
            bytes.EndRow();
        });

        Assert.Equal(
            ByLibrary(writer =>
            {
                Array.ForEach(s_numbers, number => writer.WriteField(number, default));
                writer.WriteField(long.MinValue, default);
                writer.WriteField(-1.50m, default);
                writer.EndRecord();
            }),
            ours);
    }

    [Fact]
    public void RealNumbersAreWrittenInTheShortestTextThatReadsAsTheSame()
    {
        var random = new Random(7);
        double[] numbers =
        [
            .. Enumerable.Range(0, 20_000).Select(_ => Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(9)), random.Next(12))),
            .. Enumerable.Range(0, 5_000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64())),
            .. Enumerable.Range(-12, 30).SelectMany(power => new[] { Math.Pow(10, power), Math.BitDecrement(Math.Pow(10, power)), Math.BitIncrement(Math.Pow(10, power)) }),
        ];

        var ours = Write(bytes => Array.ForEach(numbers, number => Row(() => bytes.WriteNumber(number), bytes.EndRow)));

        Assert.Equal(string.Concat(numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"{number}\n"))), ours);
    }

    [Fact]
    public void AnEmptyFieldAtTheBeginningIsAField() =>
        Assert.Equal(",b,\n", Write(bytes => Row(bytes.WriteNothing, () => bytes.WriteText("b"), () => bytes.WriteText(""), bytes.EndRow)));

    [Fact]
    public void WhatWasWrittenBeforeIsRepeatedByteForByte()
    {
        var text = Write(bytes =>
        {
            bytes.WriteText("first");
            var from = bytes.Next;
            bytes.WriteText("a, b");
            bytes.WriteNumber(5L);
            var to = bytes.End;
            bytes.EndRow();
            bytes.Repeat(from, to);
            bytes.WriteText(new string('x', 100_000));
            bytes.Repeat(from, to);
            bytes.EndRow();
        });

        Assert.Equal($"first,\"a, b\",5\n\"a, b\",5,{new string('x', 100_000)},\"a, b\",5\n", text);
    }

    private static void Row(params ReadOnlySpan<Action> writes)
    {
        foreach (var write in writes)
        {
            write();
        }
    }

    private static string Write(Action<TableBytes> write)
    {
        using var stream = new MemoryStream();
        using (var bytes = new TableBytes(stream))
        {
            write(bytes);
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string ByLibrary(Action<CsvWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n", Injection = CsvInjection.Escape }, leaveOpen: true))
        {
            write(writer);
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
