using System.Text.Json.Serialization;

namespace Wirefix.Replay;

/// <summary>How the bodies of a replay go over the wire. HTTP promises the order of bytes and nothing else, so that any of these is legal.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Delivery>))]
public enum Delivery
{
    /// <summary>Each body at once.</summary>
    Whole,

    /// <summary>Each body in pieces that end anywhere, one after the other.</summary>
    Pieces,
}
