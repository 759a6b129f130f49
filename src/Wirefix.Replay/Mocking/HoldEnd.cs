namespace Wirefix.Replay.Mocking;

/// <summary>What let a held answer go.</summary>
internal enum HoldEnd
{
    /// <summary>No request had arrived for the quiet time.</summary>
    Quiet,

    /// <summary>The longest time was up while requests still arrived.</summary>
    TimeUp,
}
