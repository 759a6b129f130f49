namespace Wirefix.Workspace.Locating.Ranking;

/// <summary>How the repetitions of one call stand to each other.</summary>
internal enum Repetition
{
    /// <summary>All are started and then waited for.</summary>
    Concurrent,

    /// <summary>All are started and nothing waits for them.</summary>
    Detached,

    /// <summary>Each is awaited before the next is started.</summary>
    Sequential,
}
