using System.Globalization;
using System.Runtime.CompilerServices;
using Playbooks.Language.Templates;
using Playbooks.Language.Templates.Binding;
using Playbooks.Language.Templates.Functions;
using Playbooks.Language.Templates.Parsing;
using Playbooks.Language.Templates.Rendering;

namespace Playbooks.Language.Tests.Templates;

/// <summary>What is written about templates is so.</summary>
public sealed class TemplateDocumentationTests
{
    private static readonly Dictionary<string, int[]> Limits = new(StringComparer.Ordinal)
    {
        ["`Tokenizer.MaxLength`"] = [Tokenizer.MaxLength],
        ["`Tokenizer.MaxDigits`"] = [Tokenizer.MaxDigits],
        ["`TemplateParser.MaxDepth`"] = [TemplateParser.MaxDepth],
        ["`ExpressionParser.MaxHeight`"] = [ExpressionParser.MaxHeight],
        ["`IncludeBinder.MaxDepth`"] = [IncludeBinder.MaxDepth],
        ["`BindingState.MaxPartials`"] = [BindingState.MaxPartials],
        ["`TemplateLimits.Steps`"] = [TemplateLimits.Default.Steps],
        ["`TemplateLimits.Iterations`"] = [TemplateLimits.Default.Iterations],
        ["`TemplateLimits.Depth`"] = [TemplateLimits.Default.Depth],
        ["`TemplateLimits.Output`"] = [TemplateLimits.Default.Output],
        ["`TemplateLimits.Created`"] = [TemplateLimits.Default.Created],
        ["`Arithmetic.MaxBits`"] = [Arithmetic.MaxBits],
        ["`RegexFunctions.MaxPattern`"] = [RegexFunctions.MaxPattern],
        ["`JsonText.MaxDepth`"] = [JsonText.MaxDepth],
        ["`ScribanText.MaxDepth`, `ScribanText.MaxLength`"] = [ScribanText.MaxDepth, ScribanText.MaxLength],
        ["`Formatting.MaxDigits`"] = [Formatting.MaxDigits],
        ["`FrontMatter.LongestSubject`"] = [FrontMatter.LongestSubject],
        ["`FrontMatter.LongestByChannel`"] = [FrontMatter.LongestByChannel["sms"], FrontMatter.LongestByChannel["chat"]],
    };

    [Fact]
    public void EveryLimitIsInTheTableAsItIs()
    {
        var rows = File.ReadLines(Path.Combine(Folder(), "../../../src/Playbooks.Language/README.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 5 && cells[3].StartsWith('`'))
            .ToDictionary(cells => cells[3], cells => cells[2], StringComparer.Ordinal);

        Assert.Equal(
            Limits.ToDictionary(limit => limit.Key, limit => string.Join(", ", limit.Value.Select(number => number.ToString("#,0", CultureInfo.InvariantCulture)))),
            rows);
    }

    [Fact]
    public void EveryFunctionIsTriedByACase()
    {
        var cases = string.Concat(Directory.EnumerateFiles(Folder(), "*.cases").Select(File.ReadAllText));
        Assert.Empty(FunctionTable.All.Where(function => function.IsRepeatable && !cases.Contains(function.Name, StringComparison.Ordinal)).Select(function => function.Name));
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
