using FsCheck;
using FsCheck.Fluent;
using Wirefix.Facts.Text;

namespace Wirefix.Facts.Tests;

/// <summary>Facts of every kind about a few endpoints, with names as wild as the wire may have them.</summary>
internal static class GeneratedFacts
{
    private static readonly Gen<string> Texts = Gen.Elements("a", "X-Request-Id", "", " ", "%", "b c", "$.ü['x.y']", "\u0001", "text/event-stream", "\ud83d\ude00", "100");

    private static readonly Gen<Endpoint> Endpoints =
        from method in Gen.Elements("GET", "POST")
        from host in Gen.Elements("", "api.example.com")
        from path in Gen.Elements("/", "/orders/{id}", "/a b/%7B")
        select new Endpoint(method, host, PathTemplate.Parse(path));

    private static readonly Gen<string> Subjects =
        from direction in Gen.Elements(FactDirection.In, FactDirection.Out)
        from endpoint in Endpoints
        from side in Gen.Elements(FactSide.Request, FactSide.Response)
        from status in Gen.Elements(0, 200, 429)
        from kind in Gen.Elements(Enum.GetValues<FieldKind>())
        from one in Texts
        from other in Texts
        from which in Gen.Choose(0, 8)
        select which switch
        {
            0 => FactSubject.Calls(direction, endpoint),
            1 => FactSubject.PeakInFlight(direction, endpoint),
            2 => FactSubject.LargestWindow(direction, endpoint),
            3 => FactSubject.Status(direction, endpoint, status),
            4 => FactSubject.Header(direction, endpoint, side, status, one),
            5 => FactSubject.Media(direction, endpoint, side, status, one),
            6 => FactSubject.Field(direction, endpoint, side, status, one, kind),
            7 => FactSubject.Token(direction, endpoint, side, status, one, other),
            _ => FactSubject.Transition(direction, endpoint, one, other, one),
        };

    /// <summary>Any facts, those with counts at the end of the range among them.</summary>
    public static Arbitrary<WireFacts> Any { get; } =
        (from subject in Subjects
         from count in Gen.OneOf(Gen.Choose(1, 300).Select(number => (long)number), Gen.Constant(long.MaxValue - 1))
         select new Fact(subject, count)).ListOf().Select(WireFacts.Of).ToArbitrary();
}
