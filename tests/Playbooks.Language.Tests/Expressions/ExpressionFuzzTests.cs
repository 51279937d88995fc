using Playbooks.Language.Expressions;
using Playbooks.Language.Values;
using Playbooks.Testing.Fuzzing;

namespace Playbooks.Language.Tests.Expressions;

/// <summary>
/// The inputs of the case files damaged, and heaps of words: whatever comes of it, nothing may crash or hang, every
/// mistake has a place, and the two ways of evaluating agree.
/// </summary>
public sealed class ExpressionFuzzTests
{
    private static readonly string[] s_seeds =
        [.. Directory.EnumerateFiles(CaseFile.Folder(), "*.txt").Order(StringComparer.Ordinal).SelectMany(file => CaseFile.Read(Path.GetFileName(file))).Select(test => test.Input)];

    private static readonly string[] s_words =
        [.. s_seeds.SelectMany(input => input.Split(' ')).Distinct(), "(", ")", "[", "]", ".", ",", "'", "\"", "\\", "=>", "?", ":", "??", "?.", "-", "!", "not ", "null", "9", "%", "new(", " as a", "x => ", "$", "^", "~", "@", "&", "|", "<<"];

    [Fact]
    public void DamagedExpressionsAreDiagnosedAndNeverCrash() => FuzzRun.Try(15, new Mutation(s_seeds, s_words).Make, Attempt);

    [Fact]
    public void HeapsOfWordsAreDiagnosedAndNeverCrash() => FuzzRun.Try(
        5, random => string.Join(' ', Enumerable.Range(0, random.Next(1, 25)).Select(_ => s_words[random.Next(s_words.Length)])), Attempt);

    [Fact]
    public void DamagedExpressionsOfWorkflowsAreDiagnosedAndNeverCrash() => FuzzRun.Try(
        10, new Mutation(s_seeds, s_words).Make, text => Attempt(text, SampleFacts.WorkflowScope));

    private static void Attempt(string text) => Attempt(text, SampleFacts.Scope);

    private static void Attempt(string text, ExpressionScope scope)
    {
        var expression = SampleFacts.Check(text, out var diagnostics, scope: scope);
        Located.AssertAll(diagnostics);
        if (expression is null)
        {
            Assert.Contains(diagnostics, diagnostic => diagnostic.IsError);
            return;
        }
        var (compiled, interpreted) = (SampleFacts.Frame(), SampleFacts.Frame());
        var state = expression.Evaluate(compiled, out var value);
        Assert.Equal(expression.Interpret(interpreted, out var expected), state);
        Assert.Equal(ValueText.Format(expected), ValueText.Format(value));
        Assert.Equal(interpreted.Failure?.Diagnostic.ToString(), compiled.Failure?.Diagnostic.ToString());
        Located.AssertAll(compiled.Failure is { } failure ? [failure.Diagnostic] : []);
    }
}
