using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Expressions;

/// <summary>The inputs of the case files, damaged: whatever comes of it, nothing may crash, and every mistake has a place.</summary>
public class MutationTests
{
    private const int Cases = 20_000;

    private static readonly string[] Files =
        ["literals.txt", "arithmetic.txt", "logic.txt", "comparisons.txt", "texts.txt", "dates.txt", "lists.txt", "functions.txt", "dynamic.txt", "syntax-errors.txt", "name-errors.txt", "type-errors.txt"];

    [Fact]
    public void DamagedExpressionsAreDiagnosedAndNeverCrash()
    {
        string[] inputs = [.. Files.SelectMany(file => CaseFile.Read(file)).Select(test => test.Input)];
        string[] words = [.. inputs.SelectMany(input => input.Split(' ')).Distinct(), "(", ")", "[", "]", ".", ",", "'", "\"", "\\", "=>", "?", ":", "??", "\0", "🎉", "null", "9", "%"];
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < Cases; i++)
        {
            var text = Mutate(inputs[random.Next(inputs.Length)], words, random);
            try
            {
                Run(text);
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}: {text}\n{exception}");
            }
        }
    }

    private static void Run(string text)
    {
        var expression = SampleFacts.Check(text, out var diagnostics);
        Assert.All(diagnostics, diagnostic => Assert.InRange(diagnostic.Location.Span.End, diagnostic.Location.Span.Start, text.Length));
        if (expression is null)
        {
            Assert.Contains(diagnostics, diagnostic => diagnostic.IsError);
            return;
        }
        var (compiled, interpreted) = (SampleFacts.Frame(), SampleFacts.Frame());
        var state = expression.Evaluate(compiled, out var value);
        Assert.True(state == expression.Interpret(interpreted, out var expected), text);
        Assert.True(ValueText.Format(value) == ValueText.Format(expected), $"{text}: compiled {ValueText.Format(value)}, interpreted {ValueText.Format(expected)}");
        Assert.True(compiled.Failure == interpreted.Failure || compiled.Failure!.Diagnostic.ToString() == interpreted.Failure!.Diagnostic.ToString(), $"{text}: {compiled.Failure} {interpreted.Failure}");
    }

    private static string Mutate(string text, string[] words, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(text.Length + 1);
            var length = random.Next(Math.Min(6, text.Length - at + 1));
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, words[random.Next(words.Length)]),
                2 => text.Remove(at, length).Insert(at, words[random.Next(words.Length)]),
                _ => text.Insert(at, text.Substring(at, length)),
            };
        }
        return text;
    }
}
