namespace Playbooks.Engine.Scripts;

/// <summary>
/// Ends the processes whose time is up, from a thread of its own: it must not have to wait for a free one while scripts
/// keep others busy.
/// </summary>
internal sealed class ScriptWatch
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    private readonly Lock _lock = new();
    private List<ScriptChild> _children = [];
    private bool _runs;

    /// <summary>Watches a process from now on.</summary>
    public void Add(ScriptChild child)
    {
        lock (_lock)
        {
            _children = [.. _children, child];
            if (!_runs)
            {
                _runs = true;
                new Thread(Watch) { IsBackground = true, Name = "scripts: watch" }.Start();
            }
        }
    }

    /// <summary>Watches it no more.</summary>
    public void Remove(ScriptChild child)
    {
        lock (_lock)
        {
            _children = [.. _children.Where(other => other != child)];
        }
    }

    // Without a process there is nothing to watch; the next one begins anew.
    private void Watch()
    {
        while (true)
        {
            List<ScriptChild> children;
            lock (_lock)
            {
                children = _children;
                if (children.Count == 0)
                {
                    _runs = false;
                    return;
                }
            }
            foreach (var child in children)
            {
                child.EndWhenLate();
            }
            Thread.Sleep(s_pause);
        }
    }
}
