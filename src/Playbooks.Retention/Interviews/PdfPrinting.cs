using System.Diagnostics;

namespace Playbooks.Retention.Interviews;

/// <summary>Prints the HTML page of a paper to PDF with an installed browser, in a profile of its own.</summary>
/// <param name="browser">The browser's program.</param>
public sealed class PdfPrinting(string browser)
{
    // Nothing of it is to be fetched, kept or shown.
    private static readonly string[] s_flags =
    [
        "--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--no-pdf-header-footer",
    ];

    /// <summary>How long the browser may take before it is ended.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Prints a paper; the file appears under its name when it is complete.</summary>
    /// <exception cref="IOException">The browser did not print, or the file cannot be written.</exception>
    public async Task WriteAsync(Paper paper, string path, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var work = Directory.CreateTempSubdirectory("playbooks-print-");
        try
        {
            var page = Path.Combine(work.FullName, "page.html");
            var printed = Path.Combine(work.FullName, "page.pdf");
            PaperFile.Write(paper, PaperFormat.Html, page);
            await RunAsync(ArgumentsFor(work.FullName, page, printed), cancellation);
            if (!File.Exists(printed) || new FileInfo(printed).Length == 0)
            {
                throw new IOException($"the browser `{browser}` printed nothing");
            }
            var unfinished = path + ".part";
            File.Copy(printed, unfinished, overwrite: true);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            Remove(work);
        }
    }

    private static List<string> ArgumentsFor(string work, string page, string printed)
    {
        List<string> arguments = [.. s_flags, $"--user-data-dir={Path.Combine(work, "profile")}", $"--print-to-pdf={printed}", new Uri(page).AbsoluteUri];
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            // Its sandbox refuses to start for root. The page is our own, and has no script.
            arguments.Insert(0, "--no-sandbox");
        }
        return arguments;
    }

    private async Task RunAsync(List<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(browser, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Start(start);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            // What it has to say is read, so that it never waits for somebody to do so.
            await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token), process.WaitForExitAsync(patience.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException(FormattableString.Invariant($"the browser `{browser}` did not print within {Patience.TotalSeconds:0} seconds"));
        }
        finally
        {
            await EndAsync(process);
        }
        if (process.ExitCode != 0)
        {
            throw new IOException(FormattableString.Invariant($"the browser `{browser}` ended with {process.ExitCode} instead of printing"));
        }
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            throw new IOException($"the browser `{browser}` cannot be started: {problem.Message}", problem);
        }
    }

    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    // A browser's last helper may still be writing its profile; what stays then is in the folder for such things.
    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Debug.WriteLine(problem);
        }
    }
}
