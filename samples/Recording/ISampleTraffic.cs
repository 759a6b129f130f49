using Microsoft.AspNetCore.Routing;
using Samples.Recording.Reading;

namespace Samples.Recording;

/// <summary>What a sample's recording consists of: its services, the upstreams they call, and the calls of its clients.</summary>
public interface ISampleTraffic
{
    /// <summary>The sample's name, which is that of its folder.</summary>
    string Name { get; }

    /// <summary>The services that run and are recorded. The first is the one that the clients call.</summary>
    IReadOnlyList<SampleService> Services { get; }

    /// <summary>
    /// Maps the upstreams, each behind its host (<c>RequireHost</c>). It is called once for each recording, so state that is
    /// made here begins anew.
    /// </summary>
    void MapUpstreams(IEndpointRouteBuilder upstreams);

    /// <summary>Plays the traffic of the sample's clients.</summary>
    /// <param name="client">Calls the first service; it does not throw for answers that are errors.</param>
    /// <param name="cancellationToken">Cancels the traffic.</param>
    Task DriveAsync(HttpClient client, CancellationToken cancellationToken);

    /// <summary>Checks that the recordings show what they should, and says so in a line.</summary>
    /// <param name="faulty">The traffic of the services as they are.</param>
    /// <param name="repaired">The same traffic with the sample's patch applied.</param>
    /// <exception cref="RecordingException">A recording does not show it.</exception>
    string Check(RecordedTraffic faulty, RecordedTraffic repaired);
}
