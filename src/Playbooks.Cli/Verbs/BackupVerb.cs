using System.CommandLine;
using Playbooks.Cli.Terminal;

namespace Playbooks.Cli.Verbs;

/// <summary><c>playbooks backup</c>: a copy of the store, also while the service runs.</summary>
internal static class BackupVerb
{
    public static Command Create(Surroundings surroundings, GlobalOptions global)
    {
        var file = new Argument<string>("file") { Description = "where the copy goes; there must be nothing yet" };
        var verb = new Command("backup", "a consistent copy of the store in one file, also while the service runs") { file };
        verb.SetAction((call, cancellation) => RunAsync(surroundings, call, global, call.GetRequiredValue(file), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, ParseResult call, GlobalOptions global, string named, CancellationToken cancellation)
    {
        var file = surroundings.PathOf(named);
        if (File.Exists(file) || Directory.Exists(file))
        {
            return InputFile.Complain(surroundings, $"`{named}` is there already", "name a file that is not there yet");
        }
        await using var opened = await OpenedStore.OpenAsync(surroundings, call, global, begins: false, cancellation);
        if (opened.Store is not { } store)
        {
            return opened.Code;
        }
        await store.BackupAsync(file, cancellation);
        var bytes = new FileInfo(file).Length;
        if (call.GetValue(global.Json))
        {
            JsonOutput.Write(surroundings, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("file", file);
                writer.WriteNumber("bytes", bytes);
                writer.WriteEndObject();
            });
            return ExitCode.Fine;
        }
        surroundings.Output.WriteLine($"backed up to {file} ({bytes} bytes)");
        return ExitCode.Fine;
    }
}
