using System.CommandLine;
using Playbooks.Cli.Terminal;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks new</c>: a small workspace to begin with.</summary>
internal static class NewVerb
{
    // Resources are named after their files below Starter/.
    private const string Prefix = "starter/";

    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var folder = new Argument<string>("dir") { Description = "the folder of the new workspace" };
        var verb = new Command("new", "a small workspace that checks clean, to begin with") { folder };
        verb.SetAction(call => Run(surroundings, call.GetRequiredValue(folder), call.GetValue(global.Json)));
        return verb;
    }

    private static int Run(Surroundings surroundings, string folder, bool asJson)
    {
        var target = surroundings.PathOf(folder);
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
        {
            return InputFile.Complain(surroundings, $"`{folder}` is there already and not empty", "name a folder that is not there yet");
        }
        var files = Write(target);
        SchemaVerb.WriteBeside(target);
        if (asJson)
        {
            JsonOutput.WriteTexts(surroundings, "files", files);
        }
        surroundings.Error.WriteLine($"made `{folder}`; try `playbooks check --workspace {folder}` and `playbooks serve --workspace {folder}`");
        return ExitCode.Fine;
    }

    private static string[] Write(string target)
    {
        var assembly = typeof(NewVerb).Assembly;
        string[] files = [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        foreach (var file in files)
        {
            var path = Path.Combine(target, file[Prefix.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var resource = assembly.GetManifestResourceStream(file)!;
            using var output = File.Create(path);
            resource.CopyTo(output);
        }
        return [.. files.Select(file => file[Prefix.Length..])];
    }
}
