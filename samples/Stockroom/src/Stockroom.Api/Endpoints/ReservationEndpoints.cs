using Stockroom.Api.Reservations;
using Stockroom.Inventory;

namespace Stockroom.Api.Endpoints;

/// <summary>Reserving, and seeing what is reserved.</summary>
public static class ReservationEndpoints
{
    /// <summary>Maps <c>PUT /reservations/{id}</c> and <c>GET /reservations/{id}</c>.</summary>
    public static void MapReservations(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/reservations/{id}", ReserveAsync);
        routes.MapGet("/reservations/{id}", Find);
    }

    private static async Task<IResult> ReserveAsync(
        string id, ReservationRequest request, IReservationService reservations, CancellationToken cancellationToken)
    {
        if (request.Quantity < 1)
        {
            return Results.Problem(title: "A reservation has at least one piece", statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        try
        {
            var reservation = await reservations.ReserveAsync(id, request, cancellationToken);
            return reservation is null ? Results.NotFound() : Results.Ok(reservation);
        }
        catch (OutOfStockException e)
        {
            return Results.Problem(title: "Out of stock", detail: e.Message, statusCode: StatusCodes.Status409Conflict);
        }
        catch (HttpRequestException e)
        {
            return Unchanged(e);
        }
    }

    // The shop asks again after a 409; a 502 goes to the people on call.
    private static IResult Unchanged(HttpRequestException e) => Results.Problem(
        title: "The stock was not changed",
        detail: e.Message,
        statusCode: (int?)e.StatusCode is >= 400 and < 500 ? StatusCodes.Status409Conflict : StatusCodes.Status502BadGateway);

    private static IResult Find(string id, IReservationStore reservations) =>
        reservations.Find(id) is { } reservation ? Results.Ok(reservation) : Results.NotFound();
}
