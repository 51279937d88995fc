using Microsoft.Extensions.Logging.Console;

namespace Playbooks.Server.Hosting;

/// <summary>Where logs go, and what is in them.</summary>
internal static class Logs
{
    /// <summary>Adds them.</summary>
    public static void Add(ILoggingBuilder logging, ServeOptions options)
    {
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // Our answer says what was wrong with a token; the framework's line would say what stood in it.
        logging.AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.Error);
        // What forms are signed with is kept from others by the files' rights (see FormProtection), which the framework cannot know.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        // What keeps the service from starting is its result, and whoever called says it, without a stack.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        if (options.Logging is { } own)
        {
            own(logging);
            return;
        }
        if (options.LogsAsJson)
        {
            logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
        }
        else
        {
            logging.AddSimpleConsole(console => console.SingleLine = false);
        }
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
