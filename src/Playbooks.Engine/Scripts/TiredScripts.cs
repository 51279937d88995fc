namespace Playbooks.Engine.Scripts;

/// <summary>
/// Scripts that were stopped again and again rest for a while, so that one of them keeps neither a book nor the other
/// scripts waiting for its limit at each account.
/// </summary>
internal sealed class TiredScripts(TimeProvider clock)
{
    private const int MostRemembered = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Stops, long Since)> _stopped = new(StringComparer.Ordinal);

    /// <summary>Whether a script rests now.</summary>
    public bool Rests(Script script)
    {
        lock (_lock)
        {
            return _stopped.TryGetValue(script.Source.Text, out var stopped)
                && stopped.Stops >= ScriptLimits.MostStops
                && clock.GetElapsedTime(stopped.Since) < ScriptLimits.Rest;
        }
    }

    /// <summary>Takes note of what came of it.</summary>
    public void Note(Script script, ScriptEnd end)
    {
        lock (_lock)
        {
            if (end != ScriptEnd.Stopped)
            {
                _stopped.Remove(script.Source.Text);
                return;
            }
            if (_stopped.Count >= MostRemembered)
            {
                _stopped.Clear();
            }
            // After its rest it is tried once, and rests again where it did not help.
            _stopped[script.Source.Text] = (_stopped.GetValueOrDefault(script.Source.Text).Stops + 1, clock.GetTimestamp());
        }
    }
}
