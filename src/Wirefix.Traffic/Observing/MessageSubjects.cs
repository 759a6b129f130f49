using Wirefix.Facts;
using Wirefix.Facts.Text;

namespace Wirefix.Traffic.Observing;

/// <summary>What can be counted of the messages of one side of an endpoint, for one status.</summary>
internal sealed record MessageSubjects(FactDirection Direction, Endpoint Endpoint, FactSide Side, int Status)
{
    /// <summary>Messages with a header.</summary>
    public string Header(string name) => FactSubject.Header(Direction, Endpoint, Side, Status, name);

    /// <summary>Messages of a media type.</summary>
    public string Media(string mediaType) => FactSubject.Media(Direction, Endpoint, Side, Status, mediaType);

    /// <summary>Values of a kind at a path.</summary>
    public string Field(string path, FieldKind kind) => FactSubject.Field(Direction, Endpoint, Side, Status, path, kind);

    /// <summary>One word of a small set at a path.</summary>
    public string Token(string path, string token) => FactSubject.Token(Direction, Endpoint, Side, Status, path, token);
}
