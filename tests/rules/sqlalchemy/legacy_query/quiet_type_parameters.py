# versions: python>=3.12
from sqlalchemy.orm import Session


class Repository[Session]:
    def hidden_by_a_type_parameter(self, session: Session):
        return session.query("users")

    class Page:
        def hidden_by_one_of_an_outer_class(self, session: Session):
            return session.query("users")
