//! Basiskomponenten and the projects that need them.

use crate::ozg::domain::{Component, ComponentStatus, OnlineService, Project, RecordView};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::phase::has_ended;
use crate::ozg::scope::ReportScope;

/// A record that names components.
pub trait ComponentUser<'d>: RecordView<'d> {
    /// The ids of the components, each once.
    fn components(self) -> Vec<&'d str>;
}

impl<'d> ComponentUser<'d> for Project<'d> {
    fn components(self) -> Vec<&'d str> {
        each_once([self.basiskomponenten(), self.zielportale()])
    }
}

impl<'d> ComponentUser<'d> for OnlineService<'d> {
    fn components(self) -> Vec<&'d str> {
        each_once([self.basiskomponenten(), self.zahlverfahren()])
    }
}

fn each_once(lists: [Vec<&str>; 2]) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    for id in lists.into_iter().flatten() {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// The records that name a component.
pub fn users<'d, U: ComponentUser<'d>>(
    all: impl Iterator<Item = U>,
    component: &str,
) -> impl Iterator<Item = U> {
    all.filter(move |user| user.components().contains(&component))
}

/// The status of a component, if that means it should no longer be built on.
#[must_use]
pub fn out_of_service(component: Component<'_>) -> Option<ComponentStatus> {
    component.status().filter(|status| match status {
        ComponentStatus::Abgeloest | ComponentStatus::Eingestellt => true,
        ComponentStatus::InBetrieb => false,
    })
}

/// Whether a project needs a component without its successor; a project that names both is migrating.
#[must_use]
pub fn still_needs(project: Project<'_>, component: Component<'_>) -> bool {
    let named = project.components();
    let successor = component.abgeloest_durch();
    named.contains(&component.id.as_str())
        && successor.is_none_or(|successor| !named.contains(&successor))
}

/// Whether a project needs it and has not ended.
fn is_affected(project: Project<'_>, component: Component<'_>, day: AnswerDay<'_>) -> bool {
    still_needs(project, component) && !has_ended(project, day)
}

/// Components out of service, each with the projects that still need it and have not ended.
#[must_use]
pub fn superseded_in_use<'d>(scope: &ReportScope<'d>) -> Vec<(Component<'d>, Vec<Project<'d>>)> {
    let components = scope.of::<Component<'_>>().filter(|c| out_of_service(*c).is_some());
    let with_users = components.map(|component| {
        let projects = scope.of::<Project<'_>>();
        let needing = projects.filter(|project| is_affected(*project, component, scope.day));
        (component, needing.collect::<Vec<_>>())
    });
    with_users.filter(|(_, users)| !users.is_empty()).collect()
}
