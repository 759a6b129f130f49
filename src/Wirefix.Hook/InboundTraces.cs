using Wirefix.Hook.Recording;

namespace Wirefix.Hook;

/// <summary>
/// Has ASP.NET Core take up the trace of each request, which it does only where somebody looks. A service without logs would begin one of its
/// own for each call, and nobody could tell which request led to it.
/// </summary>
internal sealed class InboundTraces : EventObserver
{
    /// <inheritdoc/>
    public override bool IsWanted(string name) => name == InboundEvents.Activity;

    /// <summary>Does nothing: that the activity is there is all.</summary>
    protected override void Take(string name, object? payload)
    {
    }
}
