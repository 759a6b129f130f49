using Frames.Protocol;

namespace Frames.Api.Batches;

/// <summary>Remembers how far the data of each gateway has come.</summary>
public interface IGatewayBook
{
    /// <summary>Notes that a batch was taken.</summary>
    void Add(string gateway, IReadOnlyList<Frame> frames);

    /// <summary>How far a gateway's data has come; null when it never sent any.</summary>
    GatewayState? Find(string gateway);
}
