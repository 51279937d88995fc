using System.Globalization;
using Playbooks.Engine.Recording;

namespace Playbooks.Server.Access;

/// <summary>
/// Notes in the audit that somebody came with a wrong key or link. Whoever tries a million keys does not fill the audit: after
/// a few a minute the rest is counted, and the count stands in the next note.
/// </summary>
internal sealed class RefusedSignIns(IAuditLog audit, TimeProvider clock)
{
    /// <summary>How many are noted in a minute.</summary>
    public const int MostAMinute = 10;

    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private DateTimeOffset _began = DateTimeOffset.MinValue;
    private int _noted;
    private long _counted;

    /// <summary>Notes one, or counts it.</summary>
    public async Task NoteAsync(string action, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        long before;
        lock (_lock)
        {
            if (now - _began >= s_minute)
            {
                (_began, _noted) = (now, 0);
            }
            if (_noted == MostAMinute)
            {
                _counted++;
                return;
            }
            _noted++;
            (before, _counted) = (_counted, 0);
        }
        var note = before == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{before} more before this one");
        await audit.AppendAsync(new AuditEntry(now, "unknown", action, "sign-in", note), cancel);
    }
}
